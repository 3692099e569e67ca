/// What is ordered: one revision of a prescription.
package struct StoredOrder: Sendable, Equatable {
    /// The amount in canonical form: "4 mg".
    package var amount: String
    /// The route's code.
    package var route: String?
    /// What it is for: "bone pain".
    package var indication: String?
    /// How it is taken: "with food".
    package var instruction: String?
    package var isAsNeeded: Bool
    /// The canonical text of the schedule.
    package var schedule: String
    /// The zone in which its local times count.
    package var zone: String
    /// Whether it goes along with the device's zone instead of staying in the home zone.
    package var followsDevice: Bool
    /// How late a dose may be, as a text, when it differs from the person's own rule.
    package var late: String?
    /// How long ahead it is told of, as a text, when that differs from the person's own rule.
    package var lead: String?
    /// How it is asked about again, as a text, when that differs from the person's own rule.
    package var nag: String?
    /// After how long without an answer a carer is told, as a text, when that differs from the
    /// person's own rule.
    package var escalate: String?
    /// The first dose of the schedule that is made; 1 for a schedule that begins with its start.
    package var firstNumber: Int
    /// What to add to a dose's number in its schedule to get its number in the treatment; nil when
    /// nobody knows how many doses were given before.
    package var numberOffset: Int?

    package init(
        amount: String, route: String? = nil, indication: String? = nil,
        instruction: String? = nil, isAsNeeded: Bool, schedule: String, zone: String,
        followsDevice: Bool = false, late: String? = nil, lead: String? = nil,
        nag: String? = nil, escalate: String? = nil, firstNumber: Int = 1,
        numberOffset: Int?
    ) {
        self.amount = amount
        self.route = route
        self.indication = indication
        self.instruction = instruction
        self.isAsNeeded = isAsNeeded
        self.schedule = schedule
        self.zone = zone
        self.followsDevice = followsDevice
        self.late = late
        self.lead = lead
        self.nag = nag
        self.escalate = escalate
        self.firstNumber = firstNumber
        self.numberOffset = numberOffset
    }
}
