import Glibc

/// Where the daemon listens.
///
/// A path given by the user is the only one tried. Otherwise the user's own daemon comes first and
/// the system's second; once the user's socket exists, the system's is never used in its place, so
/// that nothing is stored in the wrong database.
package struct SocketAddress: Sendable, Equatable {
    /// Bytes of a path that fit into `sockaddr_un`, without the closing zero (unix(7)).
    package static let pathBytes = 107
    /// Where the system service listens.
    package static let systemPath = "/run/dosed.sock"

    /// The path to connect to.
    package var path: String
    /// The path as it is said to a person, with a variable left in where that is shorter.
    package var shownPath: String

    /// An address, shown as its path where nothing shorter is given.
    package init(path: String, shownPath: String? = nil) {
        self.path = path
        self.shownPath = shownPath ?? path
    }

    /// Chooses the address.
    ///
    /// - Parameters:
    ///   - option: the value of `--socket`.
    ///   - variable: reads an environment variable.
    ///   - userID: whose runtime directory is meant when the environment does not say.
    ///   - exists: whether something is at a path.
    package static func choose(
        option: String?,
        variable: (String) -> String?,
        userID: UInt32,
        exists: (String) -> Bool
    ) -> SocketAddress {
        if let named = option ?? variable("DOSED_SOCKET"), !named.isEmpty {
            return SocketAddress(path: named)
        }
        let user: SocketAddress
        if let runtime = variable("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") {
            user = SocketAddress(
                path: "\(runtime)/dosed/dosed.sock", shownPath: "$XDG_RUNTIME_DIR/dosed/dosed.sock")
        } else if let home = variable("HOME"), !exists("/run/user/\(userID)") {
            // Without a login session dosed listens beside the person's other state.
            user = SocketAddress(path: "\(home)/.local/state/dosed/dosed.sock")
        } else {
            user = SocketAddress(path: "/run/user/\(userID)/dosed/dosed.sock")
        }
        if exists(user.path) || !exists(systemPath) { return user }
        return SocketAddress(path: systemPath)
    }
}
