/// The call has more bytes than the limit; the connection is closed.
package struct FrameTooLarge: InterfaceError, Equatable {
    package static let name = "io.dosed.FrameTooLarge"

    package var limit: Int

    package init(limit: Int) {
        self.limit = limit
    }
}
