package import DoseInterface
import DoseStore
package import Regimen
import Synchronization

/// Reminders that are due and cannot be written down, since the disk is full. They are told from
/// memory, each once: late is worse than twice. When there is room again they are written down and
/// told once more, marked as repeats.
final class UnsavedReminders: Sendable {
    /// What a reminder is about. A row that could not be written has no number that lasts: the same
    /// dose may get another one the next time.
    enum Matter: Hashable, Sendable {
        case dose(PrescriptionID, slot: String, number: Int)
        case dentalExam(DentalExamID)
        case prompt(PersonID, what: String, day: CivilDate)
    }

    /// One that has fallen due, and whose it is.
    struct Fallen: Sendable {
        let matter: Matter
        let person: PersonID
        var reminder: Reminder
    }

    private struct Try: Hashable {
        let number: Int
        let channel: String
    }

    private struct Tries {
        var attempts = 0
        /// Whether one has begun and has no known result.
        var isBegun = false
        var isAccepted = false
    }

    private struct State {
        var open: [Int: Fallen] = [:]
        var numbers: [Matter: Int] = [:]
        var tries: [Try: Tries] = [:]
    }

    /// Another one with each start: a teller that outlives the daemon must not take the first
    /// reminder of this one for that of the one before, which it has told.
    private let firstNumber = -1_000_000_000_000 - 1_000_000 * Int.random(in: 0..<1_000_000)
    private let state = Mutex(State())

    /// Each gets a number that no event has, the same each time for the same matter.
    ///
    /// - Returns: whether any of them is new.
    func add(_ reminders: [Fallen]) -> Bool {
        state.withLock { state in
            var isNew = false
            for fallen in reminders {
                let number =
                    state.numbers[fallen.matter] ?? firstNumber - state.numbers.count
                state.numbers[fallen.matter] = number
                guard state.open[number] == nil else { continue }
                isNew = true
                state.open[number] = fallen
                state.open[number]?.reminder.renumber(number)
            }
            return isNew
        }
    }

    /// All of them, in order.
    var all: [Fallen] {
        state.withLock { $0.open.values.sorted { $0.reminder.number > $1.reminder.number } }
    }

    /// The same as they are told.
    var open: [Reminder] { all.map(\.reminder) }

    func isOpen(_ number: Int) -> Bool { state.withLock { $0.open[number] != nil } }

    /// A channel is about to tell one.
    ///
    /// - Returns: how many times it has tried with this one, and whether the try before has no
    ///   known result; nil when there is nothing for it to tell any more.
    func begin(_ number: Int, on channel: String) -> (attempt: Int, isRepeat: Bool)? {
        state.withLock { state in
            let key = Try(number: number, channel: channel)
            var tries = state.tries[key] ?? Tries()
            guard state.open[number] != nil, !tries.isAccepted else { return nil }
            let isRepeat = tries.isBegun
            tries.attempts += 1
            tries.isBegun = true
            state.tries[key] = tries
            return (attempt: tries.attempts, isRepeat: isRepeat)
        }
    }

    /// A channel told one, or could not.
    func acknowledge(_ number: Int, on channel: String, accepted: Bool) {
        state.withLock { state in
            guard state.open[number] != nil else { return }
            let key = Try(number: number, channel: channel)
            state.tries[key, default: Tries()].isBegun = false
            if accepted { state.tries[key]?.isAccepted = true }
        }
    }

    /// There is room again.
    func settle() {
        state.withLock { state in
            state.open = [:]
            state.tries = [:]
        }
    }

    func wasTold(_ matter: @autoclosure () throws -> Matter?) rethrows -> Bool {
        let told = state.withLock { $0.numbers }
        guard !told.isEmpty, let matter = try matter() else { return false }
        return told[matter] != nil
    }

    /// A reminder as it is sent: marked when it may be a repeat.
    func marked(
        _ reminder: Reminder, of matter: @autoclosure () throws -> Matter?
    ) rethrows -> Reminder {
        guard try wasTold(try matter()) else { return reminder }
        var marked = reminder
        marked.detail += " " + Sentences.toldBefore
        return marked
    }
}

extension Reminder {
    /// What was to be its own number was never written down: another one may get it.
    fileprivate mutating func renumber(_ number: Int) {
        if first == self.number { first = number }
        group = number
        self.number = number
    }
}

extension Tracker {
    /// What is told from memory now, in order.
    package var toldFromMemory: [Reminder] { unsaved.open }

    /// The same for whoever follows the reminders of a person.
    ///
    /// - Parameters:
    ///   - name: nil for those of everyone.
    ///   - isForCarer: whether they would reach a carer, who hears of none of them: how long a dose
    ///     is without an answer begins when its reminder is written down.
    func toldFromMemory(of name: String?, forCarer isForCarer: Bool) async throws -> [Reminder] {
        let all = isForCarer ? [] : unsaved.all
        guard let name, !all.isEmpty else { return all.map(\.reminder) }
        let person = try await inScene(of: name, reading: true) { $0.person }
        return all.filter { $0.person == person }.map(\.reminder)
    }

    /// Tells from memory what falls due while nothing can be written.
    ///
    /// - Returns: the next instant at which something falls due, with what fell due by now left
    ///   behind; nil when nothing does.
    @discardableResult
    package func tellOnFullDisk() async throws -> Instant? {
        let (fallen, next) = try await inScene(reading: true) { scene in
            (try scene.remindersOnFullDisk(), try scene.transaction.nextInstant())
        }
        if unsaved.add(fallen) { hub.ring() }
        return next
    }
}

extension Scene {
    /// What falls due now, without writing any of it down: to be asked where all is rolled back.
    func remindersOnFullDisk() throws -> [UnsavedReminders.Fallen] {
        let newest = try transaction.newestReminder()
        _ = try letTimePass()
        let areNamed = try transaction.hasSeveralPeople()
        // What is told ahead waits until there is room: its time has not come.
        let fallen = try transaction.openReminders(after: newest, forCarer: false)
            .filter { $0.kind == .due }
        return try fallen.compactMap { stored in
            let own = try telling(of: stored.subject)
            guard var told = try own.describe(stored, attempt: 1),
                let matter = try matter(of: stored.subject)
            else { return nil }
            if areNamed { told.owner = own.profile }
            told.reminder = try own.wished(told.reminder)
            var reminder = told.alone
            reminder.detail += " " + Sentences.notWrittenDown
            return UnsavedReminders.Fallen(
                matter: matter, person: own.person, reminder: reminder)
        }
    }

    /// What a reminder is about, whatever number its row has.
    func matter(of subject: StoredReminder.Subject) throws -> UnsavedReminders.Matter? {
        switch subject {
        case .dose(let id):
            try transaction.dose(id).map {
                .dose($0.prescription, slot: $0.slot, number: $0.number)
            }
        case .dentalExam(let id): .dentalExam(id)
        case .prompt(let id):
            if let prompt = try transaction.prompt(id),
                let owner = try transaction.person(of: subject)
            {
                .prompt(owner.id, what: prompt.what, day: prompt.day)
            } else {
                nil
            }
        }
    }
}
