import DoseInterface
import FoundationEssentials

extension Moment {
    /// Seconds since 1970, the same in every zone; nil for what dosed never sends.
    var secondsSince1970: Int? {
        (try? Date(at, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}
