import DoseInterface
import DoseStore
import Varlink

/// Serves `WatchReminders`: first what is open, then each reminder as it falls due.
struct ReminderFollower: Sendable {
    let tracker: Tracker

    /// - Parameter person: whose reminders; nil for those of everyone.
    func follow(
        _ request: WatchReminders.Request, of person: String?, replies: ReplyWriter
    ) async throws {
        guard replies.more else { throw VarlinkError.expectedMore }
        let channel = try await tracker.meet(request.channel, forCarer: request.carer ?? false)
        let isForCarer = channel != nil && request.carer == true
        // Listening starts before the first reading, so that nothing falls between the two.
        let rings = try tracker.hub.follow(as: channel)
        var last = request.after.map { EventID(Int64($0)) }
        var isFirst = true
        var told: Set<Int> = []
        var epoch = tracker.store.notes.current.replacements
        var rounds = rings.makeAsyncIterator()
        repeat {
            // Other data may have come in between, which does not know the channel.
            if epoch != tracker.store.notes.current.replacements {
                epoch = tracker.store.notes.current.replacements
                _ = try await tracker.meet(request.channel, forCarer: request.carer ?? false)
                isFirst = true
            }
            let (reminders, newest) = try await tracker.reminders(
                after: last, for: channel, of: person, withUntold: isFirst,
                together: request.together ?? false)
            isFirst = false
            for reminder in reminders {
                try await replies.send(
                    WatchReminders.Reply(reminder: reminder), continues: true)
            }
            for reminder in try await tracker.toldFromMemory(of: person, forCarer: isForCarer)
            where told.insert(reminder.number).inserted {
                try await replies.send(
                    WatchReminders.Reply(reminder: reminder), continues: true)
            }
            if let channel { try await sendTests(to: channel, replies) }
            // Past all that there was, also what was left out because it is told already.
            last = max(last ?? newest, newest)
        } while await rounds.next() != nil
    }

    private func sendTests(to channel: String, _ replies: ReplyWriter) async throws {
        for number in tracker.tests.take(for: channel) {
            let reminder = try await tracker.inScene(reading: true) { scene in
                scene.describeTest(number)
            }
            try await replies.send(WatchReminders.Reply(reminder: reminder), continues: true)
        }
    }
}
