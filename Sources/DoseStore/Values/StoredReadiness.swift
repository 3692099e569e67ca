package import Regimen

/// A dental exam that was held (with its outcome) or is booked (without).
package struct StoredExam: Sendable {
    package let id: DentalExamID
    package let day: CivilDate
    package let outcome: String?
    package let dentist: String?
    package let remindAt: Instant?
    package let isCleared: Bool
    package let event: EventID

    package var isBooked: Bool { outcome == nil }
}

/// A piece of dental work and the days of its steps.
package struct StoredWork: Sendable {
    package let id: DentalWorkID
    package let what: String
    package var planned: CivilDate?
    package var done: CivilDate?
    package var healed: CivilDate?
    /// The events that told of its steps.
    package var events: [EventID] = []

    package var isOpen: Bool { healed == nil }
}

/// A check that was passed over.
package struct StoredOverride: Sendable {
    package let checkID: String
    package let reason: String
    package let decidedBy: String
    package let at: Instant
    /// The slot of the dose that it was for; nil for a start.
    package let slot: String?
    /// Whether it was for a dose and not for a start.
    package let isOfDose: Bool
    /// Whether it holds for later doses too.
    package let isLasting: Bool
    /// Whether it, or the start that it allowed, was taken back.
    package let isTakenBack: Bool

    package init(
        checkID: String, reason: String, decidedBy: String, at: Instant, slot: String? = nil,
        isOfDose: Bool = false, isLasting: Bool = false, isTakenBack: Bool = false
    ) {
        self.checkID = checkID
        self.reason = reason
        self.decidedBy = decidedBy
        self.at = at
        self.slot = slot
        self.isOfDose = isOfDose
        self.isLasting = isLasting
        self.isTakenBack = isTakenBack
    }
}

/// A lab result or another value, as it was reported.
package struct StoredObservation: Sendable, Equatable {
    package let analyte: String
    package let value: String
    /// On which side of the value the true one lies: <, <=, >= or >. nil for an exact value.
    package let comparator: String?
    package let unit: String
    package let day: CivilDate
    /// The lab's own range, in the same unit; open at an end that it did not print.
    package let rangeLow: String?
    package let rangeHigh: String?
    /// The event that told of it; nil for one that is not stored, or shown in another unit.
    package let event: EventID?

    package init(
        analyte: String, value: String, comparator: String? = nil, unit: String, day: CivilDate,
        rangeLow: String? = nil, rangeHigh: String? = nil, event: EventID? = nil
    ) {
        self.comparator = comparator
        self.event = event
        self.analyte = analyte
        self.value = value
        self.unit = unit
        self.day = day
        self.rangeLow = rangeLow
        self.rangeHigh = rangeHigh
    }
}
