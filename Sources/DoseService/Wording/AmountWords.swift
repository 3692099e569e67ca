import Regimen

/// Amounts for people.
final class AmountWords: Sendable {
    /// An amount in words, and its value and unit (UCUM) for programs.
    struct Known: Sendable {
        let words: String
        let value: String?
        let unit: String?
    }

    private let amounts = Remembered<Known>(limit: 1_000)

    /// "1,000 mg" for "1000 mg"; a text that is no amount stays as it is.
    func words(of canonical: String) -> String { known(canonical).words }

    func known(_ canonical: String) -> Known {
        amounts.value(of: canonical) {
            let quantity = try? Quantity(parsing: canonical)
            return Known(
                words: quantity?.words ?? canonical, value: quantity?.amount.description,
                unit: quantity?.ucum)
        }
    }
}
