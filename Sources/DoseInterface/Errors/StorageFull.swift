/// There is no room to store this; nothing was changed.
package struct StorageFull: InterfaceError, Equatable {
    package static let name = "io.dosed.StorageFull"

    package var message: String

    package init(message: String) {
        self.message = message
    }
}
