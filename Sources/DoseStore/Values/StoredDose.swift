package import Regimen

/// One dose of the plan as kept, named by its slot.
package struct StoredDose: Sendable {
    package enum State: String, Sendable {
        case upcoming, due, taken, skipped, missed, given, cancelled, withdrawn
    }

    package let id: DoseID
    package let prescription: PrescriptionID
    package let revision: Int
    /// The local date and time that the schedule gave it: "2026-12-01 09:30".
    package let slot: String
    /// Its number in the schedule's own series, from 1.
    package let number: Int
    /// Its number in the treatment, doses of earlier schedules and from before included; nil when
    /// nobody knows.
    package let numberInTreatment: Int?
    /// How much it is, in canonical form: its own amount, else that of its revision.
    package let amount: String
    /// The local date and time that it was moved to; nil for one at its slot.
    package let movedTo: String?
    /// The zone in which the slot was last taken; nil for that of the revision.
    package let zone: String?
    /// When that zone changed before the dose came; nil when it did not.
    package let changedAt: Instant?
    package let dueAt: Instant
    package var state: State
    /// When its next reminder falls due, if one will.
    package var remindAt: Instant?
    /// From when on it counts as missed; nil for one that stays open until it is resolved.
    package var lateAt: Instant?
    /// The lead time that is told next while it is to come, in seconds; nil when nobody has looked
    /// for it yet.
    package let lead: Int64?
    /// How often it is still asked about again; nil before its first reminder and after it was put
    /// off.
    package let nagsLeft: Int?
}

/// What happened with a dose, or beside the plan.
package struct StoredRecord: Sendable {
    package enum Outcome: String, Sendable {
        case taken, skipped, given, cancelled, missed
    }

    package var prescription: PrescriptionID
    package var dose: DoseID?
    package var outcome: Outcome
    /// Canonical amount, for what was taken or given.
    package var amount: String?
    package var at: Instant
    package var reason: String?
    package var minutes: Int?
    package var place: String?
    package var isUndone = false
    /// Its row; nil for one that is not stored yet.
    package var id: RecordID?
    /// The event that made the row.
    package var event: EventID?
    /// The event that told of it first; nil for one that was not corrected.
    package var correctedFrom: EventID?
    /// The revision that held before the doses to come were counted from it; nil when they were
    /// not.
    package var countedRevision: Int?

    /// The event that told of it first.
    package var firstEvent: EventID? { correctedFrom ?? event }

    package init(
        prescription: PrescriptionID, dose: DoseID?, outcome: Outcome, amount: String?,
        at: Instant, reason: String? = nil, minutes: Int? = nil, place: String? = nil
    ) {
        self.prescription = prescription
        self.dose = dose
        self.outcome = outcome
        self.amount = amount
        self.at = at
        self.reason = reason
        self.minutes = minutes
        self.place = place
    }
}
