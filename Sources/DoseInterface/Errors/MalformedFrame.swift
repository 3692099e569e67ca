/// The call is no JSON object of varlink; the connection is closed.
package struct MalformedFrame: InterfaceError, Equatable {
    package static let name = "io.dosed.MalformedFrame"

    package var reason: String
    package var offset: Int?

    package init(reason: String, offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
    }
}
