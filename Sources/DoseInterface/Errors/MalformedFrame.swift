/// The error `io.dosed.MalformedFrame`.
package struct MalformedFrame: InterfaceError, Equatable {
    package static let name = "io.dosed.MalformedFrame"

    package var reason: String
    package var offset: Int?

    package init(reason: String, offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
    }
}
