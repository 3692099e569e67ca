/// The units of a person's own service, `systemd/user/*`.
package enum UserUnits {
    package static let service = EmbeddedFile.text(of: "dosed.service", in: "systemd/user")
    package static let socket = EmbeddedFile.text(of: "dosed.socket", in: "systemd/user")
    package static let notify = EmbeddedFile.text(of: "dose-notify.service", in: "systemd/user")
}
