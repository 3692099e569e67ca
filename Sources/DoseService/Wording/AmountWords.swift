import Regimen

/// An amount as it is stored, for people and for programs.
struct AmountWords {
    private let canonical: String
    private let quantity: Quantity?

    /// - Parameter canonical: as it is stored; a text that is no amount stays as it is.
    init(_ canonical: String) {
        self.canonical = canonical
        quantity = try? Quantity(parsing: canonical)
    }

    /// "1,000 mg" for "1000 mg".
    var words: String { quantity?.words ?? canonical }
    var value: String? { quantity?.amount.description }
    /// In UCUM.
    var unit: String? { quantity?.ucum }
}
