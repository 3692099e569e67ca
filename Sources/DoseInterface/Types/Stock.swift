/// What is on hand of a medicine. left: absent when doses cannot be taken off it. each: how much of
/// the medicine one unit holds. supply: for how long it lasts, in words. days: for how many more
/// days, and runsOut: the day of the first dose for which it is not enough; absent when that is not
/// known or not to come. estimated: by what was taken as needed in the past. low: within the
/// longest time ahead at which the person is told. expires, opened, discard: of the pack that ends
/// first. repeats: how often the prescription can still be filled. counted: when it was last
/// counted. person: as for a dose.
package struct Stock: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var left: String?
    package var each: String?
    package var supply: String
    package var days: Int?
    package var runsOut: Day?
    package var estimated: Bool
    package var low: Bool
    package var expires: Day?
    package var opened: Day?
    package var discard: Day?
    package var pharmacy: String?
    package var repeats: Int?
    package var counted: Moment
    package var person: String?

    package init(
        prescription: String,
        medicine: String,
        left: String? = nil,
        each: String? = nil,
        supply: String,
        days: Int? = nil,
        runsOut: Day? = nil,
        estimated: Bool = false,
        low: Bool = false,
        expires: Day? = nil,
        opened: Day? = nil,
        discard: Day? = nil,
        pharmacy: String? = nil,
        repeats: Int? = nil,
        counted: Moment,
        person: String? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.left = left
        self.each = each
        self.supply = supply
        self.days = days
        self.runsOut = runsOut
        self.estimated = estimated
        self.low = low
        self.expires = expires
        self.opened = opened
        self.discard = discard
        self.pharmacy = pharmacy
        self.repeats = repeats
        self.counted = counted
        self.person = person
    }
}
