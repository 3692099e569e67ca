import Regimen
import Synchronization

/// Amounts for people, remembered: a list names the same few over and over, and reading a text
/// takes longer than everything else that is said of a dose.
final class AmountWords: Sendable {
    /// An amount in words, and its value and unit (UCUM) for programs.
    struct Known: Sendable {
        let words: String
        let value: String?
        let unit: String?
    }

    /// More different amounts than anyone has; beyond it all are read anew.
    private static let limit = 256
    private let amounts = Mutex<[String: Known]>([:])

    /// "1,000 mg" for "1000 mg"; a text that is no amount stays as it is.
    func words(of canonical: String) -> String { known(canonical).words }

    func known(_ canonical: String) -> Known {
        if let known = amounts.withLock({ $0[canonical] }) { return known }
        let quantity = try? Quantity(parsing: canonical)
        let known = Known(
            words: quantity?.words ?? canonical, value: quantity?.amount.description,
            unit: quantity?.ucum)
        amounts.withLock { amounts in
            if amounts.count >= Self.limit { amounts = [:] }
            amounts[canonical] = known
        }
        return known
    }
}
