/// What is on record for one person and one prescription, as far as checks need it.
package struct Snapshot: Hashable, Sendable {
    /// The person's calendar day now.
    package var today: DayNumber
    /// The day of the dose that is asked about; nil asks about today.
    package var doseDay: DayNumber?
    /// Doses of this series that were given before the one asked about; far beyond any first ones
    /// no more are counted.
    package var dosesGivenBefore: Int
    /// The day of the last dose that was given.
    package var lastGivenDay: DayNumber?
    /// Dental exams, in any order.
    package var dentalExams: [DentalExam]
    /// Dental work, in any order.
    package var dentalWork: [DentalWork]
    /// Lab results, those recorded first before later ones: of two of one day the last one counts.
    package var observations: [Observation]
    /// Decisions by the care team for this start or this dose, in any order.
    package var overrides: [Override]

    /// The instant that is asked about, in seconds since 1970-01-01 00:00 UTC.
    package var now: Int64 = 0
    /// Age, sex, conditions, allergies, risk factors.
    package var person = PersonFacts()
    /// The prescription that is asked about; nil for a medicine that is on no list.
    package var own: ListedMedicine?
    /// The day of the first dose of this series, given or to come; nil if not known.
    package var firstDoseDay: DayNumber?
    /// The other medicines on the list, planned and active, in any order.
    package var others: [ListedMedicine] = []
    /// Bone medicines that ended, in any order.
    package var stopped: [StoppedMedicine] = []
    /// What was taken or given of any medicine in the last days, in any order.
    package var intakes: [GivenDose] = []
    /// Doses of this series that were given at a clinic, in any order.
    package var infusions: [GivenDose] = []
    /// Infusions and injections to come, of this and other medicines, by medicine id.
    package var comingInfusions: [String: DayNumber] = [:]
    /// Ages and other numbers that were chosen instead of ours, by the name of the setting.
    package var chosenNumbers: [String: Int] = [:]
    /// How much checks matter to this person, where that was chosen instead of ours, by check id.
    package var chosenSeverities: [String: Severity] = [:]
    /// Where the person is treated; nil if it was not told.
    package var region: Region?

    /// Makes a snapshot.
    package init(
        today: DayNumber, doseDay: DayNumber? = nil, dosesGivenBefore: Int = 0,
        lastGivenDay: DayNumber? = nil, dentalExams: [DentalExam] = [],
        dentalWork: [DentalWork] = [], observations: [Observation] = [],
        overrides: [Override] = []
    ) {
        self.today = today
        self.doseDay = doseDay
        self.dosesGivenBefore = dosesGivenBefore
        self.lastGivenDay = lastGivenDay
        self.dentalExams = dentalExams
        self.dentalWork = dentalWork
        self.observations = observations
        self.overrides = overrides
    }
}

/// What a dental exam found.
package enum DentalOutcome: String, CaseIterable, Hashable, Sendable {
    /// Nothing to do.
    case clear
    /// Work is needed before treatment.
    case workNeeded = "work-needed"
    /// The work was done.
    case treated
}

/// A dental exam, booked or done.
package struct DentalExam: Hashable, Sendable {
    /// The day of the exam or the appointment.
    package var day: DayNumber
    /// What it found; nil if booked or not told.
    package var outcome: DentalOutcome?
    /// Whether it is only booked.
    package var booked: Bool
    /// The dentist's name, if told.
    package var dentist: String?

    /// Makes an exam.
    package init(
        day: DayNumber, outcome: DentalOutcome?, booked: Bool = false, dentist: String? = nil
    ) {
        self.day = day
        self.outcome = outcome
        self.booked = booked
        self.dentist = dentist
    }
}

/// How far dental work is.
package enum DentalWorkStatus: String, CaseIterable, Hashable, Sendable {
    case planned
    /// Done, and not known to have healed.
    case done
    /// The dentist confirmed that it has healed.
    case healed
}

/// Dental work: a tooth pulled, an implant, gum surgery.
package struct DentalWork: Hashable, Sendable {
    /// How far it is.
    package var status: DentalWorkStatus
    /// The day of the plan, the work or the healing; nil if not told.
    package var day: DayNumber?
    /// What it is, in the person's words.
    package var what: String?

    /// Makes a piece of dental work.
    package init(status: DentalWorkStatus, day: DayNumber? = nil, what: String? = nil) {
        self.status = status
        self.day = day
        self.what = what
    }
}

/// How the lab marked a result against its own range.
package enum LabFlag: String, CaseIterable, Hashable, Sendable {
    case low
    case normal
    case high
}

/// A lab result.
package struct Observation: Hashable, Sendable {
    /// Id of the analyte, for example "creatinine".
    package var analyteID: String
    /// The day the sample was taken.
    package var day: DayNumber
    /// Value and unit as a person reads them, for example "0.9 mg/dL".
    package var valueText: String
    /// The value and its unit (UCUM) for formulas; nil for a result in words, such as "negative".
    package var measure: Measure?
    /// Where the true value lies, when the laboratory gave only a limit.
    package var comparator: ValueComparator?
    /// The lower end of the lab's own range, in the same unit; nil if not told.
    package var rangeLow: String?
    /// The upper end of the lab's own range, in the same unit; nil if not told.
    package var rangeHigh: String?
    /// The lab's own mark, if told. We never judge a value ourselves.
    package var flag: LabFlag?

    /// Makes a result.
    package init(
        analyteID: String, day: DayNumber, valueText: String, measure: Measure? = nil,
        comparator: ValueComparator? = nil, rangeLow: String? = nil, rangeHigh: String? = nil,
        flag: LabFlag? = nil
    ) {
        self.comparator = comparator
        self.analyteID = analyteID
        self.day = day
        self.valueText = valueText
        self.measure = measure
        self.rangeLow = rangeLow
        self.rangeHigh = rangeHigh
        self.flag = flag
    }
}

/// A decision by the care team to go ahead although a check is open.
package struct Override: Hashable, Sendable {
    /// Id of the check.
    package var checkID: String
    /// Why, in the person's words.
    package var reason: String
    /// Who decided.
    package var decidedBy: String
    /// The day of the decision.
    package var day: DayNumber
    /// Whether it holds for later doses too.
    package var isLasting: Bool

    /// Makes an override.
    package init(
        checkID: String, reason: String, decidedBy: String, day: DayNumber,
        isLasting: Bool = false
    ) {
        self.isLasting = isLasting
        self.checkID = checkID
        self.reason = reason
        self.decidedBy = decidedBy
        self.day = day
    }
}
