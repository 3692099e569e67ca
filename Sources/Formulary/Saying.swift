/// A sentence with places for names and numbers: "{more} more would make {total} in 24 hours."
package struct Saying: Identifiable, Hashable, Sendable {
    /// Stable id, used by the program.
    package let id: String
    /// The words; a place stands in braces.
    package let text: String
    /// Where it was read; empty for what only counts what is on record.
    package let sources: [Source]

    /// Reads `sayings.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [String: Saying] {
        var sayings: [String: Saying] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let saying = Saying(
                id: try reader.slug("id"), text: try reader.sentences("text"),
                sources: try reader.optionalSources(in: book) ?? [])
            try reader.finish()
            guard sayings.updateValue(saying, forKey: saying.id) == nil else {
                throw reader.error("id", .duplicateID(saying.id))
            }
        }
        for id in SayingID.allCases where sayings[id.rawValue] == nil {
            throw FormularyError(file: file, entry: id.rawValue, problem: .missingField)
        }
        return sayings
    }

    /// The text with its places filled; a place without a value stays visible.
    package static func filled(_ text: String, _ values: [String: String]) -> String {
        var pieces = text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
            .map(Substring.init)[...]
        var filled = pieces.popFirst().map(String.init) ?? ""
        for piece in pieces {
            if let end = piece.utf8.firstIndex(of: UInt8(ascii: "}")),
                let value = values[String(piece[..<end])]
            {
                filled += value + piece[end...].dropFirst()
            } else {
                filled += "{" + piece
            }
        }
        return filled
    }
}

/// The sentences that the program needs.
package enum SayingID: String, CaseIterable, Hashable, Sendable {
    /// One more would be above a limit in 24 hours.
    case overLimit = "over-limit"
    /// What was taken is above a limit in 24 hours.
    case madeOverLimit = "made-over-limit"
    /// What was taken is above the limit of the prescription.
    case madeOverOwn = "made-over-own"
    /// From when to when a sum goes.
    case sumTimes = "sum-times"
    /// A sum that is above a limit already, whatever the dose holds.
    case withoutDose = "without-dose"
    /// An order by which more than a limit can be taken.
    case dayOver = "day-over"
    /// Whom to ask about it.
    case dayAsk = "day-ask"
    /// It would come too soon after the last one.
    case tooSoon = "too-soon"
    /// It came too soon after the one before.
    case cameTooSoon = "came-too-soon"
    /// The one after it came too soon.
    case nextTooSoon = "next-too-soon"
    /// It came sooner than the prescription says.
    case cameTooSoonOwn = "came-too-soon-own"
    /// More at once than the pack says.
    case overSingle = "over-single"
    /// More for one dose than the prescription says.
    case overOrder = "over-order"
    /// An amount that cannot be held against what the prescription says.
    case unlikeOrder = "unlike-order"
    /// What the label of an ingredient alone says.
    case limitAlone = "limit-alone"
    /// The limit that the prescription names.
    case ownLimit = "own-limit"
    /// The gap that the prescription names.
    case ownGap = "own-gap"
    /// An intake that cannot be added up.
    case notCounted = "not-counted"
    /// An intake that cannot be added to a sum that is above a limit already.
    case notInSum = "not-in-sum"
    /// Above the amount of which packs warn.
    case danger
    /// A medicine that matters together with this one was taken within hours.
    case takenToo = "taken-too"
    /// Medicines that matter together with this one are on the list.
    case listedToo = "listed-too"
    /// What a person told of themselves and a check looks at.
    case onRecord = "on-record"
    /// An NSAID shortly before an infusion that the kidneys must deal with.
    case nearInfusion = "near-infusion"
    /// The person does not tolerate it.
    case allergy
    /// The person does not tolerate a medicine of the same kind.
    case allergyOfKind = "allergy-of-kind"
    /// The team decided to go ahead although a check is open.
    case overridden
    /// Nothing on record stands against it.
    case fits
    /// Whom to ask after a limit was passed.
    case tellTeam = "tell-team"
    /// Pain that does not settle.
    case callTeam = "call-team"
    /// A result beside others of the same day.
    case sameDay = "same-day"
    /// A result that is needed exactly, of which a laboratory gave only a limit.
    case exactValue = "exact-value"
    /// What a limit leaves open.
    case onlyLimit = "only-limit"
    /// Whom to ask about it.
    case askExact = "ask-exact"
}
