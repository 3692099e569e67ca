/// How the doses of one prescription went that were due in a period. counted: onTime, late, given,
/// skipped and missed together. open: they still wait for an answer and are not counted. beside:
/// taken beside the plan. held: it was on hold for a part of the time. The percentages are of
/// counted, are rounded down, and are absent where too few doses are counted. reasons: the most
/// frequent of those skipped. use: what was taken as needed, on so many useDays; nobody can miss
/// that.
package struct AdherenceRow: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var clinic: Bool
    package var from: Day
    package var until: Day
    package var counted: Int
    package var onTime: Int
    package var late: Int
    package var given: Int
    package var skipped: Int
    package var missed: Int
    package var open: Int
    package var beside: Int
    package var held: Bool
    package var takenPercent: Int?
    package var onTimePercent: Int?
    package var reasons: [SkipReason]
    package var use: MedicineUse?
    package var useDays: Int?

    package init(
        prescription: String,
        medicine: String,
        clinic: Bool,
        from: Day,
        until: Day,
        counted: Int,
        onTime: Int,
        late: Int,
        given: Int,
        skipped: Int,
        missed: Int,
        open: Int,
        beside: Int,
        held: Bool,
        takenPercent: Int? = nil,
        onTimePercent: Int? = nil,
        reasons: [SkipReason],
        use: MedicineUse? = nil,
        useDays: Int? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.clinic = clinic
        self.from = from
        self.until = until
        self.counted = counted
        self.onTime = onTime
        self.late = late
        self.given = given
        self.skipped = skipped
        self.missed = missed
        self.open = open
        self.beside = beside
        self.held = held
        self.takenPercent = takenPercent
        self.onTimePercent = onTimePercent
        self.reasons = reasons
        self.use = use
        self.useDays = useDays
    }
}
