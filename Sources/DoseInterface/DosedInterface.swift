import Embedded

/// The interface `io.dosed` as a value: its name and its description in varlink's own language.
package enum DosedInterface {
    package static let name = "io.dosed"

    /// The text of `io.dosed.varlink`, as `org.varlink.service.GetInterfaceDescription` answers it.
    package static let description = EmbeddedFile.text(
        of: "io.dosed.varlink", in: "Sources/DoseInterface")
}
