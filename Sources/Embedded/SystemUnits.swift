/// The units of the machine's service, `systemd/*`.
package enum SystemUnits {
    package static let service = EmbeddedFile.text(of: "dosed.service", in: "systemd")
    package static let socket = EmbeddedFile.text(of: "dosed.socket", in: "systemd")
}
