import Regimen
import Synchronization

/// Amounts for people, remembered: a list names the same few over and over, and reading a text
/// takes longer than everything else that is said of a dose.
final class AmountWords: Sendable {
    /// More different amounts than anyone has; beyond it all are read anew.
    private static let limit = 256
    private let known = Mutex<[String: String]>([:])

    /// "1,000 mg" for "1000 mg"; a text that is no amount stays as it is.
    func words(of canonical: String) -> String {
        if let words = known.withLock({ $0[canonical] }) { return words }
        let words = (try? Quantity(parsing: canonical).words) ?? canonical
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[canonical] = words
        }
        return words
    }
}
