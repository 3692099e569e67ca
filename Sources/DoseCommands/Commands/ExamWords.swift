/// What `dose dental exam` was told without options, taken apart: what the dentist found, first or
/// last, and the day. What the day means is for the daemon to say.
struct ExamWords {
    let finding: DentalExamCommand.Finding?
    let day: String?

    init(_ words: [String]) {
        let (finding, rest) = Self.found(in: words) ?? (nil, words)
        self.finding = finding
        day = rest.joinedText
    }

    /// What the dentist found, and the other words; nil where that is not among them.
    private static func found(
        in words: [String]
    ) -> (finding: DentalExamCommand.Finding?, rest: [String])? {
        let typed = words.map { $0.lowercased() }
        for finding in DentalExamCommand.Finding.allCases {
            for name in names(of: finding) {
                if typed.starts(with: name) { return (finding, Array(words.dropFirst(name.count))) }
                guard typed.suffix(name.count).elementsEqual(name) else { continue }
                return (finding, Array(words.dropLast(name.count)))
            }
        }
        return nil
    }

    /// As it is written, and as it is said: "work needed".
    private static func names(of finding: DentalExamCommand.Finding) -> [[String]] {
        let written = finding.rawValue
        return [[written], written.split(separator: "-").map(String.init)]
    }
}
