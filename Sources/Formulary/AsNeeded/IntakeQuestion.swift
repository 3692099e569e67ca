/// One dose that is asked about, or one that was taken and is looked at again.
package struct IntakeQuestion: Hashable, Sendable {
    /// The medicine.
    package var drug: Drug
    /// What was written behind its name to say which product: "5/325"; nil for nothing.
    package var strength: String?
    /// How much.
    package var dose: Measure
    /// When, in seconds since 1970-01-01 00:00 UTC.
    package var at: Int64
    /// What the person's own prescription says; it goes before what a pack prints.
    package var own: OwnLimits

    /// Makes a question.
    package init(
        drug: Drug, strength: String? = nil, dose: Measure, at: Int64,
        own: OwnLimits = OwnLimits()
    ) {
        self.drug = drug
        self.strength = strength
        self.dose = dose
        self.at = at
        self.own = own
    }
}

/// The limits that a prescriber wrote.
package struct OwnLimits: Hashable, Sendable {
    /// The stated dose; nil for a medicine without a prescription.
    package var dose: Measure?
    /// The most in any 24 hours; nil if none is stated.
    package var most: Measure?
    /// The smallest time between two intakes in seconds; nil if none is stated.
    package var gapSeconds: Int64?
    /// The most that its clock times bring within 24 hours; nil without such times.
    package var plannedMost: Measure?
    /// The shortest time between two of its clock times in seconds; nil without such times.
    package var plannedGapSeconds: Int64?

    /// Nothing is stated.
    package init(
        dose: Measure? = nil, most: Measure? = nil, gapSeconds: Int64? = nil,
        plannedMost: Measure? = nil, plannedGapSeconds: Int64? = nil
    ) {
        self.dose = dose
        self.most = most
        self.gapSeconds = gapSeconds
        self.plannedMost = plannedMost
        self.plannedGapSeconds = plannedGapSeconds
    }
}

/// What is to be said about a dose by what is on record.
package struct IntakeAnswer: Hashable, Sendable {
    /// Whether it may be taken.
    package enum Verdict: String, Hashable, Sendable {
        /// Nothing on record stands against it.
        case yes
        /// A limit stands against it; it may pass with time.
        case notYet
        /// No limit stands against it, and the team should be asked first.
        case askFirst
    }

    /// The answer in one word.
    package let verdict: Verdict
    /// Everything that stands against it, the weightiest first.
    package let reasons: [IntakeReason]
    /// When no limit stands against it any more; nil for now, and for an amount that never fits.
    package let fitsAt: Int64?
    /// What was counted, oldest first.
    package let counted: [GivenDose]

    /// Whether no time makes it right, so that somebody must be asked.
    package var isForTeam: Bool { reasons.contains { $0.kind == .allergy || $0.kind == .order } }
}

/// One thing that stands against a dose.
package struct IntakeReason: Hashable, Sendable {
    /// What kind of reason.
    package enum Kind: String, Hashable, Sendable {
        /// The person does not tolerate it.
        case allergy
        /// More than the prescription says for one dose.
        case order
        case gap
        case total
        case single
        case danger
        case notCounted
        case caution
        /// Worth knowing; it holds nothing.
        case beside
        /// The same, and worth knowing only before a dose.
        case listed
    }

    /// What kind of reason.
    package let kind: Kind
    /// Before the dose: "1,000 mg more would make 4,000 mg in 24 hours. …"
    package let before: String
    /// After the dose: "That makes 4,000 mg in 24 hours ({from} to {to}). …", with places for the
    /// times of its sum.
    package var after: String
    /// Where it was published; empty for what the prescription says and for what only counts.
    package let sources: [Source]
    /// What is said of it instead, when the dose before it is recorded after it: "The next one, at
    /// {time}, came 1 hour later. …", with a place for its time; nil for all but a gap.
    package var next: String?
    /// What was added up; nil for all but a total and a danger.
    package var sum: IntakeSum?
}
