/// Options that take a date as people say it: `--on last friday`, `--from 3 days ago`. The parser
/// gives such an option one word, and what follows is the command's; so the words of a date become
/// one before it reads them. What they mean is for the daemon to say.
enum DateOptions {
    private static let names: Set<String> = [
        "--on", "--from", "--until", "--to", "--since", "--booked", "--birth",
    ]

    /// The command line with each date as one word.
    static func grouped(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            result.append(word)
            if word == "--" { break }
            guard names.contains(word) else { continue }
            let length = length(of: rest)
            guard length > 1 else { continue }
            result.append(rest.prefix(length).joined(separator: " "))
            rest = rest.dropFirst(length)
        }
        return result + rest
    }

    /// How many words a date has that stands at the beginning; 0 for one that is written as one.
    private static func length(of words: ArraySlice<String>) -> Int {
        let typed = words.prefix(4).map { $0.lowercased() }
        return phrases.filter { phrase in
            phrase.count <= typed.count && zip(phrase, typed).allSatisfy { $0.fits($1) }
        }.map(\.count).max() ?? 0
    }

    private static let phrases: [[Piece]] = [
        [.count, .unit], [.count, .unit, .word("ago")], [.word("in"), .count, .unit],
        [.count, .unit, .word("from"), .word("now")], [.which, .weekday],
        [.word("day"), .word("before"), .word("yesterday")],
        [.word("day"), .word("after"), .word("tomorrow")],
        [.word("the"), .word("day"), .word("before"), .word("yesterday")],
        [.word("the"), .word("day"), .word("after"), .word("tomorrow")],
        [.day, .month], [.day, .month, .year], [.month, .day], [.month, .day, .year],
    ]

    private enum Piece {
        case word(String)
        case count, unit, which, weekday, day, month, year

        func fits(_ typed: String) -> Bool {
            switch self {
            case .word(let word): typed == word
            case .count:
                ["a", "an"].contains(typed) || Self.numbers.contains(typed) || digits(typed)
            case .unit: Self.units.contains(typed)
            case .which: ["last", "this", "next"].contains(typed)
            case .weekday: typed.count >= 3 && Self.weekdays.contains { $0.hasPrefix(typed) }
            case .day: digits(typed.filter { !"stndrh".contains($0) }, upTo: 2)
            case .month: typed.count >= 3 && Self.months.contains { $0.hasPrefix(typed) }
            case .year: typed.count == 4 && digits(typed)
            }
        }

        private func digits(_ typed: String, upTo limit: Int = 4) -> Bool {
            (1...limit).contains(typed.count) && typed.allSatisfy { ("0"..."9").contains($0) }
        }

        private static let units: Set<String> = [
            "day", "days", "week", "weeks", "month", "months", "year", "years",
        ]
        private static let numbers: Set<String> = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        ]
        private static let weekdays = Phrases.weekdays.map { $0.lowercased() }
        private static let months = Phrases.months.map { $0.lowercased() }
    }
}
