import DoseInterface
import DoseService
import Regimen
import Testing

/// The calls of a day, as short as a person types them.
extension Desk {
    @discardableResult
    func add(
        _ text: String, since: String? = nil, dosesBefore: Int? = nil, asWritten: Bool? = nil
    ) async throws -> AddPrescription.Reply {
        try await call(
            AddPrescription.self,
            .init(
                requestId: fresh(), text: text, since: since, dosesBefore: dosesBefore,
                asWritten: asWritten))
    }

    @discardableResult
    func record(
        _ outcome: Outcome, _ name: String, amount: String? = nil, at: String? = nil,
        slot: String? = nil, reason: String? = nil, minutes: Int? = nil
    ) async throws -> RecordDose.Reply {
        try await call(
            RecordDose.self,
            .init(
                requestId: fresh(), name: name, outcome: outcome, amount: amount, at: at,
                slot: slot, reason: reason, minutes: minutes))
    }

    @discardableResult
    func exam(
        on day: String? = nil, _ outcome: ExamOutcome = .clear
    ) async throws -> RecordDentalExam.Reply {
        try await call(
            RecordDentalExam.self, .init(requestId: fresh(), on: day, outcome: outcome))
    }

    @discardableResult
    func lab(
        _ name: String, _ value: String, _ unit: String? = nil, on day: String? = nil,
        range: String? = nil, asWritten: Bool? = nil
    ) async throws -> RecordObservation.Reply {
        try await call(
            RecordObservation.self,
            .init(
                requestId: fresh(), name: name, value: value, unit: unit, on: day, range: range,
                asWritten: asWritten))
    }

    @discardableResult
    func start(_ name: String) async throws -> StartPrescription.Reply {
        try await call(StartPrescription.self, .init(requestId: fresh(), name: name))
    }

    @discardableResult
    func hold(
        _ name: String, _ reason: String = "dental work", until: String? = nil
    ) async throws -> HoldPrescription.Reply {
        try await call(
            HoldPrescription.self,
            .init(requestId: fresh(), name: name, reason: reason, until: until))
    }

    @discardableResult
    func resume(_ name: String) async throws -> ResumePrescription.Reply {
        try await call(ResumePrescription.self, .init(requestId: fresh(), name: name))
    }

    @discardableResult
    func move(
        _ name: String, to time: String, slot: String? = nil
    ) async throws -> MoveDose.Reply {
        try await call(
            MoveDose.self, .init(requestId: fresh(), name: name, to: time, slot: slot))
    }

    @discardableResult
    func edit(
        _ name: String, _ text: String? = nil, late: String? = nil, follows: String? = nil
    ) async throws -> EditPrescription.Reply {
        try await call(
            EditPrescription.self,
            .init(requestId: fresh(), name: name, text: text, late: late, follows: follows))
    }

    @discardableResult
    func shift(
        _ name: String, _ length: String, earlier: Bool? = nil
    ) async throws -> ShiftSchedule.Reply {
        try await call(
            ShiftSchedule.self,
            .init(requestId: fresh(), name: name, length: length, earlier: earlier))
    }

    @discardableResult
    func undo() async throws -> UndoLast.Reply {
        try await call(UndoLast.self, .init(requestId: fresh()))
    }

    func due(days: Int = 0) async throws -> [Dose] {
        try await call(ListDue.self, .init(days: days)).doses
    }

    func infusions(days: Int? = nil) async throws -> [Infusion] {
        try await call(ListInfusions.self, .init(days: days)).infusions
    }

    func show(_ name: String) async throws -> ShowPrescription.Reply {
        try await call(ShowPrescription.self, .init(name: name))
    }

    func lookBack(
        _ name: String? = nil, from: String? = nil, until: String? = nil
    ) async throws -> [HistoryEntry] {
        try await replies(
            ListHistory.self, .init(name: name, from: from, until: until), more: true
        ).flatMap(\.entries)
    }

    func adherence(
        from: String? = nil, until: String? = nil, by: CalendarPeriod? = nil
    ) async throws -> [AdherenceRow] {
        try await call(ListAdherence.self, .init(from: from, until: until, by: by)).rows
    }

    /// Moves the clock, and lets the engine look at it.
    func letPass(minutes: Int64 = 0, hours: Int64 = 0) async throws {
        clock.advance(minutes: minutes, hours: hours)
        try await passTime()
    }

    /// Lets the engine look at the clock.
    @discardableResult
    func passTime() async throws -> Instant? { try await tracker.passTime().next }

    /// The open reminders of a kind, as a new watcher gets them.
    func openReminders(_ kind: ReminderKind = .due) async throws -> [Reminder] {
        try await tracker.reminders(after: nil, for: nil, of: person).reminders.filter {
            $0.kind == kind
        }
    }
}

/// The prescription of the story.
let zoledronicAcid = "zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 09:30"
