/// A medicine on the person's list.
package struct ListedMedicine: Hashable, Sendable {
    /// The name of the prescription.
    package var name: String
    /// Id of the medicine in the table; nil if it is not listed there.
    package var drugID: String?
    /// What a person reads: "Xgeva", "oxycodone/acetaminophen 5/325".
    package var medicine: String
    /// The brand that was written, if one was.
    package var brand: String?
    /// What was written behind the name to say which product: "5/325"; nil for nothing.
    package var strength: String?
    /// How much a dose is.
    package var dose: Measure
    /// Whether it is taken as needed.
    package var isAsNeeded: Bool
    /// Whether it has not begun yet. Planned ones count as well as active ones.
    package var isPlanned: Bool
    /// Whether its plan ends before the day of the dose that is asked about.
    package var isOverByDose = false

    /// Makes an entry of the list.
    package init(
        name: String, drugID: String?, medicine: String, brand: String? = nil,
        strength: String? = nil, dose: Measure, isAsNeeded: Bool = false, isPlanned: Bool = false
    ) {
        self.name = name
        self.drugID = drugID
        self.medicine = medicine
        self.brand = brand
        self.strength = strength
        self.dose = dose
        self.isAsNeeded = isAsNeeded
        self.isPlanned = isPlanned
    }
}

/// An exact amount and its unit as they were written or printed.
package struct Measure: Hashable, Sendable {
    /// Exact decimal text, for example "4" or "88.4".
    package var value: String
    /// UCUM code, for example "mg" or "{tablet}".
    package var unit: String

    /// Makes an amount.
    package init(_ value: String, _ unit: String) {
        self.value = value
        self.unit = unit
    }
}
