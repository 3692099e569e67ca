/// Works out how one check stands. Pure: the record and the day come in, a result goes out.
struct CheckEvaluation {
    let check: Check
    let drug: Drug
    let snapshot: Snapshot
    let formulary: Formulary

    /// The day for which ages are counted: that of the dose, or today if that is later.
    var referenceDay: DayNumber {
        max(snapshot.doseDay ?? snapshot.today, snapshot.today)
    }

    var isFirstDose: Bool {
        snapshot.dosesGivenBefore == 0
    }

    /// Lab results, birth date and the rest of what formulas need.
    var labs: LabBook {
        LabBook(snapshot: snapshot, formulary: formulary)
    }

    /// The age of the evidence that still counts: ours, or the one that was chosen.
    var maxAge: Int {
        check.settings.first.map(number) ?? 0
    }

    /// A number of ours, or the one that was chosen.
    func number(_ setting: CheckSetting) -> Int {
        snapshot.chosenNumbers[setting.name] ?? setting.value
    }

    var result: CheckResult {
        let finding = withOverride(found)
        let severity = severity(of: finding)
        let isOpen = finding.state.isOpen
        let own = check.texts[finding.situation]
        let text = finding.text ?? own ?? fallback(finding)
        let holds = check.holds != nil
        return CheckResult(
            id: check.id, title: check.title, holds: check.holds, severity: severity,
            state: finding.state, isBlocking: isOpen && severity == .block && holds,
            evidence: finding.evidence, evidenceDay: finding.day,
            ageDays: finding.day.map { referenceDay.days(since: $0) },
            sentence: filled(text.sentence, finding),
            advice: text.advice.map { filled($0, finding) },
            sources: finding.sources ?? sources(in: text), hints: hints(in: text, finding),
            setting: setting,
            regional: regional, mark: check.mark, countsFrom: countsFrom,
            neededBy: isOpen && holds ? snapshot.doseDay : nil)
    }

    /// Where several things can be missing, only what is missing is asked for: a hint begins with
    /// what it is about.
    private func hints(in text: CheckText, _ finding: Finding) -> [String] {
        guard !finding.missing.isEmpty else { return text.hints }
        return text.hints.filter { hint in
            let about = hint.prefix { $0 != "?" }.lowercased()
            return finding.missing.contains { $0.contains(about) }
        }
    }

    private var countsFrom: DayNumber? {
        guard check.rule.hasEvidenceOfOneDose else { return nil }
        return snapshot.doseDay.map { DayNumber(value: $0.value - maxAge) }
    }

    private func fallback(_ finding: Finding) -> CheckText {
        let text = finding.state == .overridden ? formulary.saying(.overridden).text : ""
        return CheckText(sentence: text, advice: nil, hints: [])
    }

    private var setting: String? {
        var first = check.settings.first
        if case .doseTable = check.rule { first = formulary.formulas[.clearance]?.setting }
        guard let first else { return nil }
        return first.words(chosen: snapshot.chosenNumbers[first.name])
    }

    /// Those of the situation, then those of the person's own region.
    private func sources(in text: CheckText) -> [Source] {
        let rest = check.sources(for: drug).filter { !text.sources.contains($0) }
        return text.sources + RegionOrder(snapshot.region).sources(rest)
    }

    private var regional: [RegionalNote] {
        RegionOrder(snapshot.region).notes(check.regional)
    }

    private var found: Finding {
        if check.isForLater == isFirstDose, check.isForLater || check.holds == .start {
            return Finding(.notApplicable, .notApplicable)
        }
        switch check.rule {
        case .dentalExam: return dentalExam
        case .dentalWork: return dentalWork
        case .dentalHealing: return dentalHealing
        case .observation(let analyte, let sinceLast):
            return observation(analyte, sinceLastDose: sinceLast)
        case .creatinineRise(let rows): return creatinineRise(rows)
        case .doseTable(let rows, let floor): return doseTable(rows, floor: floor)
        case .calcium(let tooHigh, let floor, let facts):
            return calcium(tooHigh: tooHigh, floor: floor, facts: facts)
        case .level(let analyte, let below): return level(analyte, below: below)
        case .companions: return companions
        case .pregnancy(let analyte, let exempt, let facts):
            return pregnancy(analyte, exempt: exempt, facts: facts)
        case .meeting(let pairs): return meeting(pairs)
        case .facts(let ids, let medicines, let present):
            return facts(ids, medicines, present: present)
        case .allergy: return allergy
        case .recentIntake(let medicines): return recentIntake(medicines)
        case .lowCount(let analyte, let lowering, let facts):
            return lowCount(analyte, lowering: lowering, facts: facts)
        case .kidneys(let below, let facts): return kidneys(below: below, facts: facts)
        case .ageUpTo(let years): return age(upTo: years)
        case .infusionTime: return infusionTime
        case .strength: return strength
        case .note: return Finding(.note, .note)
        }
    }

    /// What was chosen for the person comes first. A result that the lab marked matters as much
    /// later on as before the first dose.
    private func severity(of finding: Finding) -> Severity {
        if let chosen = snapshot.chosenSeverities[check.id] { return chosen }
        if let severity = finding.severity { return severity }
        if finding.state == .missing || finding.state == .stale, let own = check.severityWhenMissing
        {
            return own
        }
        guard !isFirstDose, finding.state != .outOfRange else { return check.severity }
        return check.severityAfterFirstDose ?? check.severity
    }

    /// A decision stands for one start or one dose, unless it was made for good: one made before
    /// the last dose is used up.
    private func withOverride(_ finding: Finding) -> Finding {
        guard finding.state.isOpen else { return finding }
        let decision = snapshot.overrides.filter { candidate in
            guard candidate.checkID == check.id, candidate.day <= snapshot.today else {
                return false
            }
            guard !candidate.isLasting, check.holds == .dose, let last = snapshot.lastGivenDay
            else { return true }
            return candidate.day > last
        }.max { $0.day < $1.day }
        guard let decision else { return finding }
        var overridden = Finding(
            .overridden, .overridden, evidence: "\(decision.decidedBy): \(decision.reason)",
            day: decision.day)
        overridden.sources = finding.sources
        return overridden
    }

    private func filled(_ text: String, _ finding: Finding) -> String {
        var values = finding.values
        values["drug"] = snapshot.own?.brand ?? drug.name
        for (index, setting) in check.settings.enumerated() {
            values[index == 0 ? "value" : setting.name] = "\(number(setting))"
        }
        return Saying.filled(text, values)
    }
}

/// How a check stands, before overrides are added.
struct Finding {
    var state: CheckState
    var situation: CheckSituation
    var evidence: String?
    var day: DayNumber?
    /// How much it matters here, where that depends on what was found.
    var severity: Severity?
    /// What stands in the places of the sentences.
    var values: [String: String] = [:]
    /// What is not on record, where several things are needed.
    var missing: [String] = []
    /// Words that come from elsewhere, and their sources: from a pair of medicines, say.
    var text: CheckText?
    var sources: [Source]?

    init(
        _ state: CheckState, _ situation: CheckSituation, evidence: String? = nil,
        day: DayNumber? = nil, severity: Severity? = nil, values: [String: String] = [:]
    ) {
        self.state = state
        self.situation = situation
        self.evidence = evidence
        self.day = day
        self.severity = severity
        self.values = values
    }
}

extension CheckState {
    /// Whether something is still to be done.
    package var isOpen: Bool {
        switch self {
        case .missing, .stale, .outOfRange, .open: true
        case .ok, .notApplicable, .overridden, .notYet, .note: false
        }
    }
}

extension CheckRule {
    /// Whether its evidence counts only near the dose, so that the earliest day can be told.
    var hasEvidenceOfOneDose: Bool {
        switch self {
        case .observation, .calcium, .pregnancy: true
        default: false
        }
    }
}
