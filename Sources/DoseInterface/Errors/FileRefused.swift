/// A file cannot be written, or is nothing that could be restored or imported; nothing was changed.
package struct FileRefused: InterfaceError, Equatable {
    package static let name = "io.dosed.FileRefused"

    package var path: String
    package var reason: String
    package var message: String

    package init(path: String, reason: String, message: String) {
        self.path = path
        self.reason = reason
        self.message = message
    }
}
