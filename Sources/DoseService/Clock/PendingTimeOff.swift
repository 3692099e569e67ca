import DoseStore
import Regimen

/// Time off that is still to be told. Its end is kept as time since the machine was started, which
/// nobody can set.
struct PendingTimeOff: Sendable {
    let from: Instant
    let untilSinceBoot: Int64
    let cause: StoredTimeOff.Cause
}
