import DoseInterface
import DoseStore
import Varlink

/// Serves `WatchChanges`: what the log holds after an event, then each event as it is written.
///
/// Nothing is kept for a client that reads slowly: a page is read when the one before it is with
/// the kernel, and no transaction is open meanwhile.
struct ChangeFollower: Sendable {
    let tracker: Tracker

    /// - Parameter person: whose changes; nil for all there are.
    func follow(
        _ request: WatchChanges.Request, of person: String?, replies: ReplyWriter
    ) async throws {
        guard replies.more else { throw VarlinkError.expectedMore }
        // Listening starts before the first reading, so that nothing falls between the two.
        let rings = tracker.store.changes.follow()
        var last = try await tracker.inScene(of: person, reading: true) { scene in
            try scene.changesBegin(after: request.after)
        }
        try await replies.send(
            WatchChanges.Reply(last: Int(last.value), change: nil), continues: true)
        var rounds = rings.makeAsyncIterator()
        repeat {
            var page: ChangePage
            repeat {
                page = try await tracker.inScene(of: person, reading: true) { [last] scene in
                    try scene.changes(after: last)
                }
                for change in page.changes {
                    try await replies.send(
                        WatchChanges.Reply(last: change.id, change: change), continues: true)
                }
                last = page.last
            } while page.isFull
        } while await rounds.next() != nil
    }
}
