/// A teller of reminders. waiting: open reminders that it is to tell and has not.
package struct Channel: Codable, Sendable, Equatable {
    package var name: String
    package var connected: Bool
    package var lastTold: Moment?
    package var waiting: Int
    package var lastError: String?

    package init(
        name: String,
        connected: Bool,
        lastTold: Moment? = nil,
        waiting: Int,
        lastError: String? = nil
    ) {
        self.name = name
        self.connected = connected
        self.lastTold = lastTold
        self.waiting = waiting
        self.lastError = lastError
    }
}
