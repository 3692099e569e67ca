/// The interface `io.dosed` as a value: its name and its description in varlink's own language.
package enum DosedInterface {
    package static let name = "io.dosed"

    /// The text of `io.dosed.varlink`, as `org.varlink.service.GetInterfaceDescription` answers it.
    package static let description = String(
        decoding: PackageResources.io_dosed_varlink, as: UTF8.self)
}
