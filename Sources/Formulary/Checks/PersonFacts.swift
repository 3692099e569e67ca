/// What is on record about the person herself or himself. Nothing is guessed: nil and an empty list
/// mean that it was not told.
package struct PersonFacts: Hashable, Sendable {
    /// The day of birth.
    package var birth: DayNumber?
    /// The sex that formulas ask for.
    package var sex: Sex?
    /// Conditions that hold now, in the words in which they were told: "heart failure".
    package var conditions: [RecordedFact] = []
    /// What the person does not tolerate, in the words in which it was told.
    package var allergies: [RecordedFact] = []
    /// What raises the chance of jaw trouble, in the words in which it was told: "smoking".
    package var riskFactors: [RecordedFact] = []

    /// Nothing is known.
    package init() {}

    /// Whole years of age on a day; nil when the day of birth is not known or lies later.
    package func age(on day: DayNumber) -> Int? {
        guard let birth, birth <= day else { return nil }
        let (born, then) = (birth.civil, day.civil)
        let hadBirthday = (then.month, then.day) >= (born.month, born.day)
        return then.year - born.year - (hadBirthday ? 0 : 1)
    }
}

/// The sex that a formula asks for.
package enum Sex: String, CaseIterable, Hashable, Sendable {
    case female
    case male
}

/// Something that was told about the person, and since when.
package struct RecordedFact: Hashable, Sendable {
    /// As it was told.
    package var name: String
    /// The day since which it holds, as far as that was told; nil if not known.
    package var day: DayNumber?
    /// The day on which it was put on record; nil if not known.
    package var toldDay: DayNumber?

    /// Makes a fact.
    package init(name: String, day: DayNumber? = nil, toldDay: DayNumber? = nil) {
        self.name = name
        self.day = day
        self.toldDay = toldDay
    }
}
