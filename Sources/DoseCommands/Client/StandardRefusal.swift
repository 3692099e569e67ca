/// Errors of `org.varlink.service` that `dose` tells apart (varlink.org, "Service"; the last one is
/// systemd's addition to the same interface).
package enum StandardRefusal {
    /// A parameter is unknown or of another kind.
    package static let invalidParameter = "org.varlink.service.InvalidParameter"
    /// The daemon has no such method.
    package static let methodNotFound = "org.varlink.service.MethodNotFound"
    /// The daemon has no such interface.
    package static let interfaceNotFound = "org.varlink.service.InterfaceNotFound"
    /// The daemon does not serve this peer.
    package static let permissionDenied = "org.varlink.service.PermissionDenied"
}
