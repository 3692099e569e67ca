/// perUser: it is the limit for one user's connections, not the one for all.
package struct TooManyConnections: InterfaceError, Equatable {
    package static let name = "io.dosed.TooManyConnections"

    package var limit: Int
    package var perUser: Bool

    package init(limit: Int, perUser: Bool) {
        self.limit = limit
        self.perUser = perUser
    }
}
