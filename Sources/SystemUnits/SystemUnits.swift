/// The units of the machine's service, `systemd/*`, embedded as they are.
package enum SystemUnits {
    package static let service = String(decoding: PackageResources.dosed_service, as: UTF8.self)
    package static let socket = String(decoding: PackageResources.dosed_socket, as: UTF8.self)
}
