/// A prescription as it stands: what was ordered, its schedule in words and in the form that is
/// read back (canonical), and the next dose that is due or to come. listed: the drug table knows
/// it. late: how late a dose may be, where that was set for this one alone. instruction: "with
/// food".
package struct Prescription: Codable, Sendable, Equatable {
    package var name: String
    package var medicine: String
    package var brand: String?
    package var dose: String
    package var route: String?
    package var routeShort: String?
    package var clinic: Bool
    package var asNeeded: Bool
    package var schedule: String
    package var canonical: String
    package var zone: String
    package var follows: ZoneFollowed
    package var late: String?
    package var lead: String?
    package var nag: String?
    package var escalate: String?
    package var indication: String?
    package var instruction: String?
    package var state: PrescriptionState
    package var listed: Bool
    package var since: Day?
    package var next: Moment?
    package var added: Moment
    package var stopReason: String?
    package var hold: Hold?

    package init(
        name: String,
        medicine: String,
        brand: String? = nil,
        dose: String,
        route: String? = nil,
        routeShort: String? = nil,
        clinic: Bool,
        asNeeded: Bool,
        schedule: String,
        canonical: String,
        zone: String,
        follows: ZoneFollowed = .home,
        late: String? = nil,
        lead: String? = nil,
        nag: String? = nil,
        escalate: String? = nil,
        indication: String? = nil,
        instruction: String? = nil,
        state: PrescriptionState,
        listed: Bool,
        since: Day? = nil,
        next: Moment? = nil,
        added: Moment,
        stopReason: String? = nil,
        hold: Hold? = nil
    ) {
        self.name = name
        self.medicine = medicine
        self.brand = brand
        self.dose = dose
        self.route = route
        self.routeShort = routeShort
        self.clinic = clinic
        self.asNeeded = asNeeded
        self.schedule = schedule
        self.canonical = canonical
        self.zone = zone
        self.follows = follows
        self.late = late
        self.lead = lead
        self.nag = nag
        self.escalate = escalate
        self.indication = indication
        self.instruction = instruction
        self.state = state
        self.listed = listed
        self.since = since
        self.next = next
        self.added = added
        self.stopReason = stopReason
        self.hold = hold
    }
}
