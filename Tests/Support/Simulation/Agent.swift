import DoseInterface

/// A teller of reminders that comes, goes, fails and crashes. It notes what it has told, as the
/// person who hears it would.
struct Agent {
    let name: String
    /// Whether it reaches a carer.
    let isForCarer: Bool
    private(set) var isConnected = false
    /// Whether it ended in the middle of its work.
    private(set) var hasCrashed = false
    /// The last number that it saw while it is there.
    private var last = 0
    /// What it still has to tell, in the memory that a crash takes.
    private var waiting: [Int] = []
    /// What it heard of, by number.
    private var heard: [Int: Reminder] = [:]
    /// What was told and acknowledged since anybody asked.
    private var fresh: [Reminder] = []
    /// What was told and acknowledged: none of it may come again.
    private var told: Set<Int> = []
    /// Tries whose result the daemon does not know.
    private var unfinished: Set<Int> = []
    private(set) var tellings = 0
    /// The newest number when it came for the first time: all that fall due later are its to tell.
    private(set) var metAfter: Int?

    init(name: String, isForCarer: Bool = false) {
        self.name = name
        self.isForCarer = isForCarer
    }

    mutating func leave() {
        isConnected = false
        waiting = []
    }

    mutating func come(to machine: Machine) async throws {
        isConnected = true
        hasCrashed = false
        try await machine.meet(name, forCarer: isForCarer)
        if metAfter == nil { metAfter = try await machine.reminders().newest }
        try await hear(machine, first: true)
    }

    /// - Parameters:
    ///   - isReliable: no try fails.
    ///   - writesBefore: a try is written down before it.
    ///   - said: what was told from memory before.
    mutating func work(
        _ machine: Machine, _ dice: inout Dice, isReliable: Bool, writesBefore: Bool,
        said: Set<String>
    ) async throws {
        guard isConnected, machine.isRunning else { return }
        try await hear(machine, first: false)
        for number in waiting {
            let fate = isReliable ? 1 : dice.number(1...12)
            if writesBefore {
                guard try await begin(number, on: machine, said: said) else {
                    waiting.removeAll { $0 == number }
                    continue
                }
            } else if unfinished.contains(number) {
                throw Trouble(.doubled, "\(number) on \(name) was told again, and nobody said so")
            }
            tellings += 1
            // Told, and gone before it could say so.
            if fate == 12 {
                unfinished.insert(number)
                hasCrashed = true
                return leave()
            }
            _ = try await machine.call(
                AcknowledgeReminder.self,
                .init(
                    requestId: machine.freshRequest(), number: number, channel: name,
                    accepted: fate != 11, detail: fate == 11 ? "no paper" : nil))
            unfinished.remove(number)
            if fate == 11 { continue }
            told.insert(number)
            if let reminder = heard[number] { fresh.append(reminder) }
            waiting.removeAll { $0 == number }
        }
    }

    /// A try is written down.
    ///
    /// - Returns: whether the reminder still is to be told.
    private func begin(
        _ number: Int, on machine: Machine, said: Set<String>
    ) async throws -> Bool {
        let life = machine.lives
        let begun = try await machine.call(
            BeginReminder.self, .init(number: number, channel: name))
        guard begun.open, let reminder = heard[number] else { return begun.open }
        // A daemon that left in between may know of this try. What was missed is said by day.
        let mayBeEither =
            machine.lives != life
            || reminder.slot == nil && said.contains(reminder.matter)
        let isRepeat = unfinished.contains(number) || said.contains(reminder.matter)
        if begun.repeated != isRepeat, !mayBeEither {
            throw Trouble(.wrong, "\(number) on \(name): repeated is \(begun.repeated)")
        }
        return true
    }

    /// What it has told since it was last asked.
    mutating func takeTold() -> [Reminder] {
        defer { fresh = [] }
        return fresh
    }

    private mutating func hear(_ machine: Machine, first: Bool) async throws {
        // Nothing has come since.
        if !first, machine.newest == last { return }
        let (reminders, newest) = try await machine.reminders(
            after: first ? nil : last, for: name, first: first)
        for reminder in reminders {
            if told.contains(reminder.number) {
                throw Trouble(.doubled, "\(reminder.number) came to \(name) again")
            }
            heard[reminder.number] = reminder
            if !waiting.contains(reminder.number) { waiting.append(reminder.number) }
        }
        last = newest
    }

    /// At the end nothing that is open may be untold.
    func check(_ open: [Reminder]) throws {
        let first = metAfter ?? 0
        for reminder in open where reminder.number > first && !told.contains(reminder.number) {
            throw Trouble(.lost, "\(reminder.number) was never told by \(name)")
        }
    }
}
