import Foundation
import Glibc

/// Waits until so many clients have connected to a socket, whether they were accepted or not.
///
/// The kernel offers no event for this, so its table is read until it says so.
func waitForConnections(to path: String, atLeast count: Int) throws {
    let deadline = Deadline()
    while !deadline.hasPassed {
        let table = try String(contentsOfFile: "/proc/net/unix", encoding: .utf8)
        // The listening socket is one line; each connection that was made adds another.
        let lines = table.split(separator: "\n").filter { $0.hasSuffix(" " + path) }
        if lines.count > count { return }
        sched_yield()
    }
    throw HarnessFailure("nobody connected to \(path)")
}
