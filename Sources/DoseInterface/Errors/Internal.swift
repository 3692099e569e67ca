/// Something failed inside dosed that nobody foresaw; nothing was changed. Its log says more.
package struct Internal: InterfaceError, Equatable {
    package static let name = "io.dosed.Internal"

    package var message: String

    package init(message: String) {
        self.message = message
    }
}
