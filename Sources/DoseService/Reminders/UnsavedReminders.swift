import DoseInterface
import DoseStore
import Synchronization

/// Reminders that are due and cannot be written down, since the disk is full. They are told from
/// memory, each once: late is worse than twice. When there is room again they are written down and
/// told once more, marked as repeats.
final class UnsavedReminders: Sendable {
    private struct State {
        var open: [Int: Reminder] = [:]
        var told: Set<Int> = []
    }

    private let state = Mutex(State())

    /// A number that no event has, the same each time for the same subject.
    static func number(of subject: StoredReminder.Subject) -> Int {
        switch subject {
        case .dose(let id): -1_000_000_000_000 - 3 * Int(id.value)
        case .dentalExam(let id): -1_000_000_000_001 - 3 * Int(id.value)
        case .prompt(let id): -1_000_000_000_002 - 3 * Int(id.value)
        }
    }

    /// - Returns: whether any of them is new.
    func add(_ reminders: [Reminder]) -> Bool {
        state.withLock { state in
            let new = reminders.filter { state.open[$0.number] == nil }
            for reminder in new {
                state.open[reminder.number] = reminder
                state.told.insert(reminder.number)
            }
            return !new.isEmpty
        }
    }

    /// All of them, in order.
    var open: [Reminder] {
        state.withLock { $0.open.values.sorted { $0.number > $1.number } }
    }

    func isOpen(_ number: Int) -> Bool { state.withLock { $0.open[number] != nil } }

    /// There is room again.
    func settle() { state.withLock { $0.open = [:] } }

    func wasTold(_ subject: StoredReminder.Subject) -> Bool {
        state.withLock { $0.told.contains(Self.number(of: subject)) }
    }

    /// A reminder as it is sent: marked when it may be a repeat.
    func marked(_ reminder: Reminder, of subject: StoredReminder.Subject) -> Reminder {
        guard wasTold(subject) else { return reminder }
        var marked = reminder
        marked.detail += " " + Sentences.toldBefore
        return marked
    }
}

extension Tracker {
    /// Tells from memory what falls due while nothing can be written.
    package func tellOnFullDisk() async throws {
        if unsaved.add(try await inScene(reading: true) { try $0.remindersOnFullDisk() }) {
            hub.ring()
        }
    }
}

extension Scene {
    /// What falls due now, without writing any of it down: to be asked where all is rolled back.
    func remindersOnFullDisk() throws -> [Reminder] {
        let newest = try transaction.newestReminder()
        _ = try passTime()
        let areNamed = try transaction.hasSeveralPeople()
        // What is told ahead waits until there is room: its time has not come.
        let fallen = try transaction.openReminders(after: newest, forCarer: false)
            .filter { $0.kind == .due }
        return try fallen.compactMap { stored -> Reminder? in
            let own = try telling(of: stored.subject)
            guard var told = try own.describe(stored, attempt: 1) else { return nil }
            if areNamed { told.owner = own.profile }
            var reminder = told.alone
            reminder.number = UnsavedReminders.number(of: stored.subject)
            reminder.detail += " " + Sentences.notWrittenDown
            return reminder
        }
    }
}
