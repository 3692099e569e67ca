package import Regimen

/// A prescription as kept, with the revision of the order that holds now.
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
    /// Whether it is given at a clinic rather than taken at home.
    package var isClinic: Bool
    package var state: State
    /// ISO date since when the treatment runs, when it began before it was added.
    package var since: String?
    package var addedAt: Instant
    package var startedAt: Instant?
    package var stoppedAt: Instant?
    package var stopReason: String?
    /// The number of the revision that holds now.
    package var revision: Int
    /// What is ordered now.
    package var order: StoredOrder
    /// The pause that goes on, if one does.
    package var hold: StoredHold?

    /// Whether it goes on: it has not ended and was not taken back.
    package var isOpen: Bool { state == .planned || state == .active }
}

/// What a new prescription needs.
package struct NewPrescription: Sendable {
    package var name: String
    package var drugID: String?
    package var medicine: String
    package var brand: String?
    package var isClinic: Bool
    package var isPlanned: Bool
    package var since: String?
    package var order: StoredOrder

    package init(
        name: String, drugID: String?, medicine: String, brand: String?, isClinic: Bool,
        isPlanned: Bool, since: String?, order: StoredOrder
    ) {
        self.name = name
        self.drugID = drugID
        self.medicine = medicine
        self.brand = brand
        self.isClinic = isClinic
        self.isPlanned = isPlanned
        self.since = since
        self.order = order
    }
}
