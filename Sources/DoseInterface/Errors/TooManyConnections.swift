/// The error `io.dosed.TooManyConnections`.
package struct TooManyConnections: InterfaceError, Equatable {
    package static let name = "io.dosed.TooManyConnections"

    package var limit: Int

    package init(limit: Int) {
        self.limit = limit
    }
}
