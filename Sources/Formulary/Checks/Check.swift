/// What an open check holds.
package enum CheckHold: String, CaseIterable, Hashable, Sendable {
    /// The start of treatment, asked once.
    case start
    /// One dose, asked for each.
    case dose
}

/// How much a check that is not met matters.
package enum Severity: String, CaseIterable, Hashable, Sendable {
    /// Holds a start, or marks a dose as not ready, until met or overridden.
    case block
    /// Is shown and holds nothing.
    case warn
    /// Is worth knowing.
    case info
}

/// How a check is worked out.
package enum CheckKind: String, CaseIterable, Hashable, Sendable {
    /// A recent dental exam without open work.
    case dentalExam = "dental-exam"
    /// No dental work that is planned or not healed.
    case dentalWork = "dental-work"
    /// A recent lab result.
    case observation
    /// A sentence to read; nothing is asked of the record.
    case note
}

/// A rule that looks at the record before a start or a dose.
package struct Check: Identifiable, Hashable, Sendable {
    /// Stable id, for example "dental-exam".
    package let id: String
    /// Short name, for example "dental exam".
    package let title: String
    /// How it is worked out.
    package let kind: CheckKind
    /// What it holds; nil if it holds nothing.
    package let holds: CheckHold?
    /// How much it matters.
    package let severity: Severity
    /// How much it matters after the first dose; nil if the same.
    package let severityAfterFirstDose: Severity?
    /// The analyte it looks for (kind `observation`).
    package let analyte: String?
    /// Whether a result must be newer than the last dose that was given.
    package let sinceLastDose: Bool
    /// A lab flag that counts as out of range; nil if none does.
    package let outOfRangeFlag: LabFlag?
    /// What is said, by situation.
    package let texts: [CheckSituation: CheckText]
    /// Our own number where nothing is published.
    package let setting: CheckSetting?
    /// Sources that hold for every medicine.
    package let sources: [Source]
    /// Further sources by medicine id, shown first.
    package let drugSources: [String: [Source]]

    /// The sources for one medicine, its own first.
    package func sources(for drug: Drug) -> [Source] {
        let own = drugSources[drug.id] ?? []
        return own + sources.filter { !own.contains($0) }
    }
}

/// Situations that a check has words for; finer than `CheckState`.
package enum CheckSituation: String, CaseIterable, Hashable, Sendable {
    case ok
    case missing
    case missingLater = "missing-later"
    case booked
    case bookedPast = "booked-past"
    case stale
    case beforeLastDose = "before-last-dose"
    case open
    case outOfRange = "out-of-range"
    case notApplicable = "not-applicable"
    case notYet = "not-yet"
    case overridden
    case note
}

/// What is said in one situation.
package struct CheckText: Hashable, Sendable {
    /// What is on record, in a sentence.
    package let sentence: String
    /// What is published, and whom to ask. Never an order.
    package let advice: String?
    /// Commands to type, with the question that they answer.
    package let hints: [String]
}

/// A number that is our choice because none is published.
package struct CheckSetting: Hashable, Sendable {
    /// Stable name, for example "creatinine-max-age".
    package let name: String
    /// The number.
    package let value: Int
    /// Unit of the number (UCUM); always days, "d".
    package let unit: String
    /// In words for the person; says "our setting".
    package let note: String
}
