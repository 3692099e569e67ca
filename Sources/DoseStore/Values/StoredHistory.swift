package import Regimen

/// A dose of the plan whose time has come: what became of it, or that nobody said so yet.
package struct PastDose: Sendable {
    package let prescription: PrescriptionID
    package let dueAt: Instant
    /// nil while it waits for an answer.
    package let outcome: StoredRecord.Outcome?
    package let at: Instant?
    package let reason: String?
}

/// What was taken or given for no dose of the plan.
package struct UnplannedIntake: Sendable {
    package let prescription: PrescriptionID
    package let at: Instant
    /// Canonical.
    package let amount: String?
    /// Whether the order that held then was to take it as needed; else it was beside the plan.
    package let wasAsNeeded: Bool
}

/// One line of the history.
package struct PastEntry: Sendable {
    /// Where a line stands among the others; the next part of a list begins after it.
    package struct Place: Sendable {
        /// When it was due; when it was taken, for what is no dose of the plan.
        package let time: Instant
        let record: Int64
    }

    package let place: Place
    /// The prescription by the name that people type.
    package let name: String
    package let medicine: String
    package let record: StoredRecord
    /// When it was due; nil for what is no dose of the plan.
    package let dueAt: Instant?
    package let slot: String?
    package let numberInTreatment: Int?
    package let isMoved: Bool
    /// Whether it was taken as needed.
    package let wasAsNeeded: Bool
    /// When it was taken back, and by what kind of event; nil for what stands.
    package let takenBack: (at: Instant, kind: String)?
}

/// Which part of the history is meant.
package struct HistorySpan: Sendable {
    /// nil for all of them.
    package var prescription: PrescriptionID?
    /// The first instant that counts.
    package var from: Instant?
    /// The first one that does not.
    package var end: Instant?
    /// Whether what was taken back is meant too.
    package var withTakenBack = false

    package init(
        of prescription: PrescriptionID? = nil, from: Instant? = nil, end: Instant? = nil
    ) {
        self.prescription = prescription
        self.from = from
        self.end = end
    }

    /// The bounds in seconds, both included.
    var bounds: ClosedRange<Int64> {
        let first = from?.epochSeconds ?? .min
        return first...max(first, end.map { $0.epochSeconds - 1 } ?? .max)
    }
}
