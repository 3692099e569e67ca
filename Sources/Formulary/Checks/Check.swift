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

/// A rule that looks at the record before a start or a dose.
package struct Check: Identifiable, Hashable, Sendable {
    /// Stable id, for example "dental-exam".
    package let id: String
    /// Short name, for example "dental exam".
    package let title: String
    /// How it is worked out.
    package let rule: CheckRule
    /// What it holds; nil if it holds nothing.
    package let holds: CheckHold?
    /// How much it matters.
    package let severity: Severity
    /// How much it matters after the first dose; nil if the same.
    package let severityAfterFirstDose: Severity?
    /// How much it matters when nothing usable is on record; nil if the same.
    package let severityWhenMissing: Severity?
    /// Whether it is asked only once treatment has begun.
    package let isForLater: Bool
    /// What is said, by situation.
    package let texts: [CheckSituation: CheckText]
    /// Our own numbers where nothing is published. The first one is the age of the evidence.
    package let settings: [CheckSetting]
    /// What regions say that is not the same everywhere.
    package let regional: [RegionalNote]
    /// Sources that hold for every medicine.
    package let sources: [Source]
    /// Further sources by medicine id, shown first.
    package let drugSources: [String: [Source]]

    /// How well it is supported.
    package let mark: Mark

    /// The sources for one medicine, its own first.
    package func sources(for drug: Drug) -> [Source] {
        let own = drugSources[drug.id] ?? []
        return own + sources.filter { !own.contains($0) }
    }
}

/// Situations that a check has words for; finer than `CheckState`.
package enum CheckSituation: String, CaseIterable, Hashable, Sendable {
    case ok
    /// The same for a medicine that stands on the other side of the pairs.
    case okSecond = "ok-second"
    case missing
    /// Something is on record, and a part of what is needed is not.
    case partMissing = "part-missing"
    case missingLater = "missing-later"
    case booked
    case bookedPast = "booked-past"
    case stale
    case beforeLastDose = "before-last-dose"
    case open
    case outOfRange = "out-of-range"
    /// Above the lab's own range, of which no label says what follows.
    case aboveRange = "above-range"
    /// On record without the lab's own range, so that nobody said what is usual.
    case noRange = "no-range"
    /// Higher than can wait.
    case tooHigh = "too-high"
    /// Risen before, and not back to where it was.
    case notBack = "not-back"
    /// Not on the list any more, and not for long.
    case stopped
    /// On the list, to be taken until the dose.
    case onList = "on-list"
    /// The harm that a check looks ahead to is there.
    case present
    /// Not about this medicine, and about another one of its kind.
    case ofKind = "of-kind"
    /// In no entry of the table.
    case unknown
    /// Between two rows of a table.
    case gap
    /// Below the last row of a table.
    case belowTable = "below-table"
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
    /// Sources of this situation alone, shown before those of the check.
    package var sources: [Source] = []
}

/// A number that is our choice because none is published.
package struct CheckSetting: Hashable, Sendable {
    /// Stable name, for example "creatinine-max-age".
    package let name: String
    /// The number.
    package let value: Int
    /// Unit of the number (UCUM): days "d", hours "h" or years "a".
    package let unit: String
    /// In words for the person; says "our setting".
    package let note: String

    /// The numbers that can be chosen.
    package static let range = 1...3_660

    /// The note with the number in it, and whose choice it is.
    package func words(chosen: Int?) -> String {
        let number = chosen ?? value
        var filled = Saying.filled(note, ["value": "\(number)"])
        if number == 1 {
            for unit in ["day", "hour", "year"] {
                filled = filled.split(separator: "1 \(unit)s", omittingEmptySubsequences: false)
                    .joined(separator: "1 \(unit)")
            }
        }
        guard chosen != nil else { return filled }
        return filled.split(separator: "our setting", omittingEmptySubsequences: false)
            .joined(separator: "your setting")
    }
}

/// What one region says where regions differ.
package struct RegionalNote: Hashable, Sendable {
    /// The region.
    package let region: Region
    /// What it says, in a sentence.
    package let text: String
    /// Where it was read.
    package let sources: [Source]
}
