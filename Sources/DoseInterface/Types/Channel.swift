/// A teller of reminders. waiting: open reminders that it is to tell and has not. carer: it reaches
/// a carer, who is told what has no answer and nothing else.
package struct Channel: Codable, Sendable, Equatable {
    package var name: String
    package var connected: Bool
    package var lastTold: Moment?
    package var waiting: Int
    package var lastError: String?
    package var carer: Bool

    package init(
        name: String,
        connected: Bool,
        lastTold: Moment? = nil,
        waiting: Int,
        lastError: String? = nil,
        carer: Bool = false
    ) {
        self.name = name
        self.connected = connected
        self.lastTold = lastTold
        self.waiting = waiting
        self.lastError = lastError
        self.carer = carer
    }
}
