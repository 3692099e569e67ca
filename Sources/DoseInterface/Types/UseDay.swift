/// What was taken as needed on one day, of each medicine that is looked at, and the pain that was
/// told of on it.
package struct UseDay: Codable, Sendable, Equatable {
    package var day: Day
    package var medicines: [MedicineUse]
    package var painEntries: Int
    package var painLow: Int?
    package var painHigh: Int?

    package init(
        day: Day,
        medicines: [MedicineUse],
        painEntries: Int,
        painLow: Int? = nil,
        painHigh: Int? = nil
    ) {
        self.day = day
        self.medicines = medicines
        self.painEntries = painEntries
        self.painLow = painLow
        self.painHigh = painHigh
    }
}
