import DoseInterface
import Formulary
import Regimen

/// Check results and statements as they are sent.
extension Scene {
    func describe(_ result: CheckResult) -> CheckItem {
        CheckItem(
            check: result.id, title: result.title,
            holds: result.holds.flatMap { WireHold(rawValue: $0.rawValue) },
            state: Self.wireState(result.state), blocking: result.isBlocking,
            evidence: result.evidence,
            evidenceDay: result.evidenceDay.map { day(CivilDate(dayNumber: $0.value)) },
            ageDays: result.ageDays, severity: CheckSeverity(rawValue: result.severity.rawValue),
            countsFrom: result.countsFrom.map { day(CivilDate(dayNumber: $0.value)) },
            neededBy: result.neededBy.map { day(CivilDate(dayNumber: $0.value)) },
            sentence: result.mark == .commonlyAdvised && result.state.isOpen
                ? Sentences.commonlyAdvised(result.sentence) : result.sentence,
            advice: result.advice, setting: result.setting,
            regional: result.regional.map { remark($0.text, $0.sources) }, hints: result.hints,
            sources: result.sources.map(Self.describe),
            call: result.state.isOpen
                ? callLine(for: "\(result.sentence) \(result.advice ?? "")") : nil)
    }

    static func describe(_ source: TableSource) -> WireSource {
        WireSource(
            title: source.title, region: source.region.rawValue, locator: source.locator,
            advice: source.mark == .commonlyAdvised)
    }

    /// A text and its sources. What was only read second-hand says so first, wherever it is shown.
    func remark(
        _ text: String, _ sources: [TableSource] = [], _ mark: Mark = .published
    ) -> Remark {
        let isSecondHand =
            !sources.isEmpty && sources.allSatisfy { $0.mark == .commonlyAdvised }
        return Remark(
            text: isSecondHand || mark == .commonlyAdvised
                ? Sentences.commonlyAdvised(text) : text,
            sources: sources.map(Self.describe), call: callLine(for: text))
    }

    /// What it means while it is open; nil if it is not.
    static func weight(of result: CheckResult) -> CheckWeight? {
        CheckWeight(
            isHolding: result.holds != nil, state: wireState(result.state),
            severity: CheckSeverity(rawValue: result.severity.rawValue) ?? .warn)
    }

    private static func wireState(_ state: TableCheckState) -> WireCheckState {
        switch state {
        case .ok: .ok
        case .missing: .missing
        case .stale: .stale
        case .outOfRange: .outOfRange
        case .open: .open
        case .notApplicable: .notApplicable
        case .overridden: .overridden
        case .notYet: .notYet
        case .note: .note
        }
    }
}
