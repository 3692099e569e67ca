/// The error `io.dosed.NothingToUndo`.
package struct NothingToUndo: InterfaceError, Equatable {
    package static let name = "io.dosed.NothingToUndo"

    package var message: String

    package init(message: String) {
        self.message = message
    }
}
