/// Finds out whether words tell of a relative and not of the person: "father had heart failure".
enum Relatives {
    /// Whether a relative, or the family's history, is what these words are about. "Diabetes since
    /// my son was born" and "pregnant with my daughter" are about the person.
    static func areMeant(by words: String) -> Bool {
        let all = words.lowercased().split { !$0.isLetter }.map(String.init)
        guard let place = all.indices.first(where: { isRelative(at: $0, in: all) }) else {
            return false
        }
        return !all[..<place].contains(where: ofPerson.contains)
    }

    private static func isRelative(at place: Int, in all: [String]) -> Bool {
        let word = all[place]
        guard word == "family" else {
            return names.contains(word) || names.contains { word == "\($0)s" }
        }
        // A family doctor is none.
        return all.dropFirst(place + 1).first == "history" || all[..<place].contains("in")
    }

    /// Words before a relative by which the person is meant all the same.
    private static let ofPerson: Set<String> = [
        "i", "me", "myself", "since", "after", "when", "while", "like", "as", "with", "and", "from",
    ]

    private static let names: Set<String> = [
        "relative", "parent", "grandparent", "sibling", "cousin", "niece", "nephew", "spouse",
        "partner", "father", "dad", "daddy", "stepfather", "grandfather", "grandpa", "grandad",
        "granddad", "mother", "mom", "mommy", "mum", "mummy", "stepmother", "grandmother",
        "grandma", "granny", "gran", "nana", "brother", "sister", "aunt", "auntie", "aunty",
        "uncle", "son", "daughter", "grandson", "granddaughter", "husband", "wife", "vater",
        "mutter", "bruder", "schwester", "tante", "onkel", "oma", "opa", "großmutter",
        "großvater", "ehemann", "ehefrau",
    ]
}

extension Formulary {
    /// Whether words about a condition or risk factor tell of a relative, whom no check is about.
    package func isOfRelative(_ words: String) -> Bool { Relatives.areMeant(by: words) }
}
