/// Everything was taken back already, or nothing was ever recorded.
package struct NothingToUndo: InterfaceError, Equatable {
    package static let name = "io.dosed.NothingToUndo"

    package var message: String

    package init(message: String) {
        self.message = message
    }
}
