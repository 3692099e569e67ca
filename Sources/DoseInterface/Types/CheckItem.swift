/// One check with what it looked at: the evidence, its day and its age in days, a plain sentence,
/// and where the rule comes from. setting: a limit that is our setting and no medical fact.
/// countsFrom: the first day whose evidence counts for the dose; neededBy: the day of the dose.
/// regional: what regions say that is not the same everywhere.
package struct CheckItem: Codable, Sendable, Equatable {
    package var check: String
    package var title: String
    package var holds: CheckHold?
    package var state: CheckState
    package var blocking: Bool
    package var evidence: String?
    package var evidenceDay: Day?
    package var ageDays: Int?
    package var severity: CheckSeverity?
    package var countsFrom: Day?
    package var neededBy: Day?
    package var sentence: String
    package var advice: String?
    package var setting: String?
    package var regional: [Remark]?
    package var hints: [String]
    package var sources: [Source]
    package var call: String?

    package init(
        check: String,
        title: String,
        holds: CheckHold? = nil,
        state: CheckState,
        blocking: Bool,
        evidence: String? = nil,
        evidenceDay: Day? = nil,
        ageDays: Int? = nil,
        severity: CheckSeverity? = nil,
        countsFrom: Day? = nil,
        neededBy: Day? = nil,
        sentence: String,
        advice: String? = nil,
        setting: String? = nil,
        regional: [Remark]? = nil,
        hints: [String],
        sources: [Source],
        call: String? = nil
    ) {
        self.check = check
        self.title = title
        self.holds = holds
        self.state = state
        self.blocking = blocking
        self.evidence = evidence
        self.evidenceDay = evidenceDay
        self.ageDays = ageDays
        self.severity = severity
        self.countsFrom = countsFrom
        self.neededBy = neededBy
        self.sentence = sentence
        self.advice = advice
        self.setting = setting
        self.regional = regional
        self.hints = hints
        self.sources = sources
        self.call = call
    }
}
