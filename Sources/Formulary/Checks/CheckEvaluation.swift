/// Works out how one check stands. Pure: the record and the day come in, a result goes out.
struct CheckEvaluation {
    /// How it stands, before words and overrides are added.
    struct Finding {
        var state: CheckState
        var situation: CheckSituation
        var evidence: String?
        var day: DayNumber?
    }

    let check: Check
    let drug: Drug
    let snapshot: Snapshot

    /// The day for which ages are counted: that of the dose, or today if that is later.
    var referenceDay: DayNumber {
        max(snapshot.doseDay ?? snapshot.today, snapshot.today)
    }

    var isFirstDose: Bool {
        snapshot.dosesGivenBefore == 0
    }

    var result: CheckResult {
        let finding = withOverride(found)
        let severity = severity(of: finding)
        let isOpen = [.missing, .stale, .outOfRange, .open].contains(finding.state)
        let text = check.texts[finding.situation] ?? CheckText(sentence: "", advice: nil, hints: [])
        return CheckResult(
            id: check.id, title: check.title, holds: check.holds, severity: severity,
            state: finding.state,
            isBlocking: isOpen && severity == .block && check.holds != nil,
            evidence: finding.evidence, evidenceDay: finding.day,
            ageDays: finding.day.map { referenceDay.days(since: $0) },
            sentence: filled(text.sentence), advice: text.advice.map(filled),
            sources: check.sources(for: drug), hints: text.hints,
            setting: check.setting.map { filled($0.note) })
    }

    private var found: Finding {
        if check.holds == .start, !isFirstDose {
            return Finding(state: .notApplicable, situation: .notApplicable)
        }
        switch check.kind {
        case .dentalExam: return dentalExam
        case .dentalWork: return dentalWork
        case .observation: return observation
        case .note: return Finding(state: .note, situation: .note)
        }
    }

    /// A result that the lab marked matters as much later on as before the first dose.
    private func severity(of finding: Finding) -> Severity {
        guard !isFirstDose, finding.state != .outOfRange else { return check.severity }
        return check.severityAfterFirstDose ?? check.severity
    }

    /// A decision stands for one start or one dose: one made before the last dose is used up.
    private func withOverride(_ finding: Finding) -> Finding {
        guard [.missing, .stale, .outOfRange, .open].contains(finding.state) else {
            return finding
        }
        let decision = snapshot.overrides.filter { candidate in
            guard candidate.checkID == check.id, candidate.day <= snapshot.today else {
                return false
            }
            guard check.holds == .dose, let last = snapshot.lastGivenDay else { return true }
            return candidate.day > last
        }.max { $0.day < $1.day }
        guard let decision else { return finding }
        return Finding(
            state: .overridden, situation: .overridden,
            evidence: "\(decision.decidedBy): \(decision.reason)", day: decision.day)
    }

    private func filled(_ text: String) -> String {
        guard let setting = check.setting else { return text }
        return text.split(separator: "{value}", omittingEmptySubsequences: false)
            .joined(separator: "\(setting.value)")
    }
}
