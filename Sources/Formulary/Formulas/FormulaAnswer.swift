/// What a formula gives, with its method and everything that went in.
package struct FormulaAnswer: Hashable, Sendable {
    /// What was worked out, for example "creatinine clearance".
    package let name: String
    /// The value, exact; nil when it cannot be known.
    package let value: Exact?
    /// The value rounded for people; nil when it cannot be known.
    package let shown: String?
    /// Unit of the value (UCUM).
    package let unit: String
    /// How it was worked out, in words.
    package let method: String
    /// What went in.
    package let inputs: [FormulaInput]
    /// What is not on record and would be needed; empty when the value is known.
    package let missing: [String]
    /// Where the value lies when a result that goes in is only a limit: certain as far as it goes.
    /// nil when the value is known, and when nothing is.
    var limit: ToldNumber<Exact>?
    /// Whether a part of it is on record, but from another time.
    package let isStale: Bool
    /// What to keep in mind.
    package let notes: [String]
    /// Where the formula was read.
    package let sources: [Source]

    /// The value, or where it certainly lies; nil when neither is known.
    var told: ToldNumber<Exact>? { value.map { ToldNumber($0) } ?? limit }

    /// Value and unit for people, or where it certainly lies: ">195.3 mL/min".
    var toldWords: String? { shownLimit.map { "\($0) \(unit)" } ?? words }

    /// The value for people, or where it certainly lies: ">195.3". A limit is rounded away from
    /// the value, so that it stays true.
    var toldShown: String? { shownLimit ?? shown }

    private var shownLimit: String? {
        guard let limit, let comparator = limit.comparator else { return nil }
        let half = Exact(5) / Exact(100)
        let isBelow = comparator == .below || comparator == .atMost
        let number = isBelow ? limit.number + half : limit.number - half
        return comparator.mark + number.rounded(1)
    }

    /// Value and unit for people: "58.6 mL/min"; nil when it cannot be known.
    package var words: String? {
        shown.map { "\($0) \(unit)" }
    }

    /// The inputs in words: "creatinine 110 µmol/L (2026-11-20), weight 75 kg (2026-11-18)".
    package var inputWords: String {
        inputs.map(\.words).joined(separator: ", ")
    }
}

/// One thing that went into a formula.
package struct FormulaInput: Hashable, Sendable {
    /// What it is, for example "weight".
    package let name: String
    /// Its value as it was reported, for example "75 kg".
    package let value: String
    /// The day it is of; nil for what has no day, such as the sex.
    package let day: DayNumber?
    /// What else is on record of that day; nil for nothing.
    package var note: String?

    /// With its day: "weight 75 kg (2026-11-18)".
    package var words: String {
        let about = [day?.iso, note].compactMap(\.self).joined(separator: ", ")
        return "\(name) \(value)" + (about.isEmpty ? "" : " (\(about))")
    }
}
