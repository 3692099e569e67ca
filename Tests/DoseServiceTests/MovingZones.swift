import DoseService
import Glibc
import Regimen
import Synchronization

/// The machine's zones, of which any can get other rules, break or be lost, and whose own place can
/// change.
final class MovingZones: ZoneFiles {
    private struct State {
        var otherRules: [String: String] = [:]
        var broken: [String: String] = [:]
        var device: String? = "Europe/Berlin"
    }

    private let system = SystemZones()
    private let state = Mutex(State())

    /// From now on a zone has the rules of another one; nil: its own again.
    func give(_ name: String, rulesOf other: String?) {
        state.withLock { $0.otherRules[name] = other }
    }

    /// Its file cannot be had, for a reason.
    func lose(_ name: String, because reason: String? = "It is lost.") {
        state.withLock { $0.broken[name] = reason }
    }

    /// The machine is somewhere else, or does not say any more.
    func travel(to name: String?) { state.withLock { $0.device = name } }

    func deviceZoneName() -> String? { state.withLock { $0.device } }

    func rules(named name: String) throws(ZoneUnavailable) -> ZoneRules {
        let state = state.withLock { $0 }
        if let reason = state.broken[name] { throw ZoneUnavailable(name: name, sentence: reason) }
        let rules = try system.rules(named: state.otherRules[name] ?? name)
        guard let renamed = try? ZoneRules(name: name, tzif: rules.tzif) else {
            throw ZoneUnavailable(name: name, sentence: "It has another name.")
        }
        return renamed
    }
}
