package import Regimen

/// A prescription as kept.
package struct StoredPrescription: Sendable {
    package enum State: String, Sendable {
        case planned, active, stopped, completed, withdrawn
    }

    package let id: PrescriptionID
    package var name: String
    /// The entry of the drug table, nil for a medicine that it does not know.
    package var drugID: String?
    package var medicine: String
    package var brand: String?
    /// The amount in canonical form: "4 mg".
    package var amount: String
    /// The route's code.
    package var route: String?
    /// Whether it is given at a clinic rather than taken at home.
    package var isClinic: Bool
    package var isAsNeeded: Bool
    package var indication: String?
    package var state: State
    /// ISO date since when the treatment runs, when it began before it was added.
    package var since: String?
    /// What to add to a dose's number in its schedule to get its number in the treatment; nil when
    /// nobody knows how many doses were given before.
    package var numberOffset: Int?
    package var addedAt: Instant
    package var startedAt: Instant?
    package var stoppedAt: Instant?
    package var stopReason: String?
    /// The revision of the schedule that holds now, and its canonical text.
    package var revision: Int
    package var schedule: String
    package var zone: String
}

/// What a new prescription needs.
package struct NewPrescription: Sendable {
    package var name: String
    package var drugID: String?
    package var medicine: String
    package var brand: String?
    package var amount: String
    package var route: String?
    package var isClinic: Bool
    package var isAsNeeded: Bool
    package var indication: String?
    package var isPlanned: Bool
    package var since: String?
    package var numberOffset: Int?
    package var schedule: String
    package var zone: String

    package init(
        name: String, drugID: String?, medicine: String, brand: String?, amount: String,
        route: String?, isClinic: Bool, isAsNeeded: Bool, indication: String?, isPlanned: Bool,
        since: String?, numberOffset: Int?, schedule: String, zone: String
    ) {
        self.name = name
        self.drugID = drugID
        self.medicine = medicine
        self.brand = brand
        self.amount = amount
        self.route = route
        self.isClinic = isClinic
        self.isAsNeeded = isAsNeeded
        self.indication = indication
        self.isPlanned = isPlanned
        self.since = since
        self.numberOffset = numberOffset
        self.schedule = schedule
        self.zone = zone
    }
}
