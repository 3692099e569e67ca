import Regimen
import Synchronization

/// Keeps the rules of the zones that are in use, so that what is planned and what is shown follow
/// the same ones: new rules hold from the moment on at which the plan was made anew with them, and
/// old ones go on while a file is broken.
final class ZoneKeeper: Sendable {
    /// What holds now.
    struct Holding: Sendable {
        var rules: [String: ZoneRules] = [:]
        /// Those that the database knows, so that a change is noticed after time off too.
        var saved: Set<String> = []
        /// The zone in which the machine is, as far as it was ever known.
        var device: String?
        /// What is wrong with a zone, in sentences.
        var troubles: [String: String] = [:]
    }

    let files: any ZoneFiles
    private let state = Mutex(Holding())

    init(files: any ZoneFiles) { self.files = files }

    var holding: Holding { state.withLock { $0 } }

    /// What a scene looks zones up in. One that is met for the first time is held from then on.
    var source: HeldZones { HeldZones(holding, keeper: self) }

    /// Takes over what the database knows from earlier.
    func resume(_ files: [(name: String, tzif: [UInt8])], device: String?) {
        // Rules that cannot be read any more are read from the machine, and planned with anew.
        let rules = files.compactMap { try? ZoneRules(name: $0.name, tzif: $0.tzif) }
        state.withLock { state in
            for rules in rules {
                state.rules[rules.zone.name] = rules
                state.saved.insert(rules.zone.name)
            }
            state.device = device
        }
    }

    func adopt(_ findings: ZoneFindings) {
        state.withLock { state in
            for rules in findings.changed + findings.unsaved {
                state.rules[rules.zone.name] = rules
                state.saved.insert(rules.zone.name)
            }
            state.device = findings.device ?? state.device
            state.troubles = findings.troubles
        }
    }

    fileprivate func meet(_ name: String) throws(ZoneUnavailable) -> Zone {
        let rules = try files.rules(named: name)
        return state.withLock { state in
            let held = state.rules[name] ?? rules
            state.rules[name] = held
            return held.zone
        }
    }

    /// Compares what holds with what the machine says now.
    func look() -> ZoneFindings {
        let holding = holding
        var findings = ZoneFindings(before: holding)
        let device = files.deviceZoneName()
        if device == nil, let known = holding.device {
            findings.troubles[Self.deviceKey] = Sentences.machineSaysNoZone(known)
        }
        var names = Set(holding.rules.keys)
        if let device, device != holding.device { names.insert(device) }
        for name in names.sorted() {
            do {
                let rules = try files.rules(named: name)
                if let held = holding.rules[name], held == rules {
                    if !holding.saved.contains(name) { findings.unsaved.append(rules) }
                } else if holding.rules[name] == nil {
                    findings.unsaved.append(rules)
                } else {
                    findings.changed.append(rules)
                }
                if name == device, name != holding.device { findings.device = name }
            } catch {
                // Where the machine is matters to nobody who was never there with it.
                if name == device, holding.rules[name] == nil, holding.device == nil { continue }
                findings.troubles[name] =
                    error.sentence + (holding.rules[name] == nil ? "" : Sentences.oldRulesGoOn)
            }
        }
        return findings
    }

    private static let deviceKey = ""
}

/// The rules that hold, at one moment.
struct HeldZones: Sendable {
    private var rules: [String: ZoneRules]
    /// The zone in which the machine is; nil when it never said.
    private(set) var device: String?
    private let keeper: ZoneKeeper

    fileprivate init(_ holding: ZoneKeeper.Holding, keeper: ZoneKeeper) {
        rules = holding.rules
        device = holding.device
        self.keeper = keeper
    }

    /// A zone that something lives in. It is held from now on.
    ///
    /// - Throws: ``ZoneUnavailable`` when there is no such zone or its file cannot be read; never
    ///   UTC in silence.
    func zone(named name: String) throws(ZoneUnavailable) -> Zone {
        if let held = rules[name] { return held.zone }
        return try keeper.meet(name)
    }

    /// A zone that is only asked about.
    func glance(at name: String) throws(ZoneUnavailable) -> Zone {
        if let held = rules[name] { return held.zone }
        return try keeper.files.rules(named: name).zone
    }

    /// The rules as they would hold with what was found.
    func with(_ findings: ZoneFindings) -> HeldZones {
        var zones = self
        for new in findings.changed + findings.unsaved { zones.rules[new.zone.name] = new }
        zones.device = findings.device ?? device
        return zones
    }
}

/// How the machine differs from what holds.
struct ZoneFindings: Sendable {
    /// What held until now.
    let before: ZoneKeeper.Holding
    /// Other rules than those that hold.
    var changed: [ZoneRules] = []
    /// Rules that the database does not know yet.
    var unsaved: [ZoneRules] = []
    /// Where the machine is now, when that is somewhere else.
    var device: String?
    var troubles: [String: String] = [:]

    init(before: ZoneKeeper.Holding) { self.before = before }

    /// Whether the database has to hear of it.
    var isWorthWriting: Bool { !changed.isEmpty || !unsaved.isEmpty || device != nil }

    var isNews: Bool { isWorthWriting || troubles != before.troubles }
}
