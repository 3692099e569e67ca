package import DoseInterface

/// Follows the stream of reminders through lost connections.
package struct ReminderFollower: Sendable {
    private let stream: StreamFollower

    /// A follower; nothing is opened before `follow`.
    package init(
        client: DaemonClient, pauses: [Duration] = StreamFollower.usualPauses,
        patience: Duration = StreamFollower.usualPatience
    ) {
        stream = StreamFollower(client: client, pauses: pauses, patience: patience)
    }

    /// Follows until `each` throws or the daemon refuses for good.
    ///
    /// - Parameters:
    ///   - channel: the name of a teller that acknowledges; it gets again what it did not, so it is
    ///     not resumed by number.
    ///   - isForCarer: whether that teller reaches a carer.
    ///   - failure: what ended the following before; then it waits for the daemon from the start.
    ///   - hangup: ends the following from another thread.
    ///   - notice: told about the connection, once for each change.
    ///   - each: called with each reminder, none twice and none left out.
    /// - Throws: a `DoseFailure` when the first connection fails, or at a lasting refusal.
    package func follow(
        channel: String?,
        isForCarer: Bool = false,
        after failure: DoseFailure? = nil,
        hangup: Hangup? = nil,
        notice: (StreamFollower.Notice) -> Void,
        each: (Reminder) throws(DoseFailure) -> Void
    ) throws(DoseFailure) -> Never {
        var last: Int?
        try stream.follow(
            WatchReminders.self, after: failure, hangup: hangup,
            request: {
                WatchReminders.Request(
                    after: channel == nil ? last : nil, channel: channel, together: true,
                    carer: isForCarer ? true : nil)
            },
            notice: notice,
            each: { (reply) throws(DoseFailure) in
                last = ([last] + reply.reminder.numbers).compactMap(\.self).max()
                try each(reply.reminder)
            })
    }
}
