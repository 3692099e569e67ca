/// How a laboratory prints a result of which it knows only a limit: "<0.3", "≥90". The raw values
/// are those of FHIR (Quantity.comparator).
package enum ValueComparator: String, CaseIterable, Hashable, Sendable {
    case below = "<"
    case atMost = "<="
    case atLeast = ">="
    case above = ">"

    /// As people read it, in front of the number.
    package var mark: String {
        switch self {
        case .below, .above: rawValue
        case .atMost: "≤"
        case .atLeast: "≥"
        }
    }

    /// How it is printed, the longer ones before those that they begin with.
    private static let spellings: [(text: String, comparator: ValueComparator)] = [
        ("<=", .atMost), ("=<", .atMost), (">=", .atLeast), ("=>", .atLeast), ("≤", .atMost),
        ("≥", .atLeast), ("⩽", .atMost), ("⩾", .atLeast), ("<", .below), (">", .above),
    ]

    /// What stands in front of a number, and what is left behind it.
    package static func split(_ text: String) -> (comparator: ValueComparator, rest: String)? {
        guard let found = spellings.first(where: { text.hasPrefix($0.text) }) else { return nil }
        let rest = text.dropFirst(found.text.count).drop(while: \.isWhitespace)
        return (found.comparator, String(rest))
    }

    /// What it is for a number that falls as this one rises.
    var reversed: ValueComparator {
        switch self {
        case .below: .above
        case .atMost: .atLeast
        case .atLeast: .atMost
        case .above: .below
        }
    }
}
