/// Errors of `org.varlink.service` that `dose` tells apart (varlink.org, "Service"; the last one is
/// systemd's addition to the same interface).
package enum StandardRefusal {
    package static let invalidParameter = "org.varlink.service.InvalidParameter"
    package static let methodNotFound = "org.varlink.service.MethodNotFound"
    package static let interfaceNotFound = "org.varlink.service.InterfaceNotFound"
    package static let permissionDenied = "org.varlink.service.PermissionDenied"
}
