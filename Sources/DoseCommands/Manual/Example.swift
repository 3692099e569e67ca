/// A command line that shows how a command is used.
///
/// Examples are written in one place: the first paragraph of the `discussion` of a command. The
/// help prints it under a heading, the manual page and the tests read it here.
package struct Example: Sendable, Equatable {
    /// What is typed, as a shell reads it; a long one goes on after `\` and a line break.
    package let line: String
    /// What it does, where that needs words.
    package let note: String?

    /// - Parameter line: the note stands after two or more spaces.
    init(_ line: String) {
        let last = line.split(separator: "\n").last ?? ""
        let start = last.firstIndex { $0 != " " } ?? last.startIndex
        guard let gap = last[start...].firstRange(of: "  ") else {
            (self.line, note) = (line, nil)
            return
        }
        self.line = String(line[..<gap.lowerBound])
        note = String(last[gap.upperBound...].drop { $0 == " " })
    }
}

/// What a command says about itself beyond one sentence.
package struct Discussion: Sendable, Equatable {
    /// What stands over the examples where they are printed as they are.
    static let heading = "EXAMPLES:"

    /// The first paragraph: one example a line.
    package let examples: [Example]
    /// The others, each as one line.
    package let paragraphs: [String]

    package init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0 == Self.heading }
        let parts = lines.split { $0.allSatisfy { $0 == " " } }
        var examples: [String] = []
        for line in parts.first ?? [] {
            if let last = examples.last, last.hasSuffix("\\") {
                examples[examples.count - 1] = last + "\n" + line
            } else {
                examples.append(String(line.drop { $0 == " " }))
            }
        }
        self.examples = examples.map(Example.init)
        paragraphs = parts.dropFirst().map { part in
            part.map { $0.drop { $0 == " " } }.joined(separator: " ")
        }
    }
}
