package import DoseInterface
import DoseStore
import Regimen
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

    private struct State {
        var open: [Int: Reminder] = [:]
        var numbers: [Matter: Int] = [:]
    }

    private static let firstNumber = -1_000_000_000_000
    private let state = Mutex(State())

    /// Each gets a number that no event has, the same each time for the same matter.
    ///
    /// - Returns: whether any of them is new.
    func add(_ reminders: [(matter: Matter, reminder: Reminder)]) -> Bool {
        state.withLock { state in
            var isNew = false
            for (matter, reminder) in reminders {
                let number =
                    state.numbers[matter] ?? Self.firstNumber - state.numbers.count
                state.numbers[matter] = number
                guard state.open[number] == nil else { continue }
                isNew = true
                state.open[number] = reminder
                state.open[number]?.number = number
            }
            return isNew
        }
    }

    /// All of them, in order.
    var open: [Reminder] {
        state.withLock { $0.open.values.sorted { $0.number > $1.number } }
    }

    func isOpen(_ number: Int) -> Bool { state.withLock { $0.open[number] != nil } }

    /// There is room again.
    func settle() { state.withLock { $0.open = [:] } }

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

extension Tracker {
    /// What is told from memory now, in order.
    package var toldFromMemory: [Reminder] { unsaved.open }

    /// Tells from memory what falls due while nothing can be written.
    package func tellOnFullDisk() async throws {
        if unsaved.add(try await inScene(reading: true) { try $0.remindersOnFullDisk() }) {
            hub.ring()
        }
    }
}

extension Scene {
    /// What falls due now, without writing any of it down: to be asked where all is rolled back.
    func remindersOnFullDisk() throws -> [(matter: UnsavedReminders.Matter, reminder: Reminder)] {
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
            return (matter, reminder)
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
