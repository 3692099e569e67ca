/// The units of a person's own service, `systemd/user/*`, embedded as they are.
///
/// A room of its own, since embedded files of one room may not share a name.
package enum UserUnits {
    package static let service = String(decoding: PackageResources.dosed_service, as: UTF8.self)
    package static let socket = String(decoding: PackageResources.dosed_socket, as: UTF8.self)
    package static let notify = String(
        decoding: PackageResources.dose_notify_service, as: UTF8.self)
}
