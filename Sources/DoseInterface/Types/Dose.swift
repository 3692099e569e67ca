/// One dose of the plan, named by its slot: the local date and time that the schedule gave it.
/// note: why it comes at another time than that, after a change of zone.
/// movedFrom: that time, for a dose that was moved; due is then the new one.
/// person: whose it is, when there is more than one person.
package struct Dose: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var dose: String
    package var route: String?
    package var routeShort: String?
    package var clinic: Bool
    package var slot: String
    package var number: Int?
    package var state: DoseState
    package var due: Moment
    package var left: String
    package var snoozedUntil: Moment?
    package var reminders: Int
    package var movedFrom: Moment?
    package var note: String?
    package var hold: Hold?
    package var person: String?

    package init(
        prescription: String,
        medicine: String,
        dose: String,
        route: String? = nil,
        routeShort: String? = nil,
        clinic: Bool,
        slot: String,
        number: Int? = nil,
        state: DoseState,
        due: Moment,
        left: String,
        snoozedUntil: Moment? = nil,
        reminders: Int,
        movedFrom: Moment? = nil,
        note: String? = nil,
        hold: Hold? = nil,
        person: String? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.dose = dose
        self.route = route
        self.routeShort = routeShort
        self.clinic = clinic
        self.slot = slot
        self.number = number
        self.state = state
        self.due = due
        self.left = left
        self.snoozedUntil = snoozedUntil
        self.reminders = reminders
        self.movedFrom = movedFrom
        self.note = note
        self.hold = hold
        self.person = person
    }
}
