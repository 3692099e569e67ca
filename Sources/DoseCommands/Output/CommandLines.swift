/// A command to copy that is wider than the terminal.
enum CommandLines {
    /// The words before a command, such as "Wrong?" or "For example:", and the command; nil when
    /// there is none, or when it stands in the middle of a sentence.
    static func parts(of text: String) -> (lead: String, command: String)? {
        guard let start = text.firstRange(of: "dose ")?.lowerBound else { return nil }
        var lead = String(text[..<start])
        while lead.last == " " { lead.removeLast() }
        let isLead = lead.isEmpty || lead.last == "?" || lead.last == ":"
        guard isLead, !lead.contains("\"") else { return nil }
        return (lead, String(text[start...]))
    }

    /// The command in rows of at most so many cells, cut before options alone: so a text in
    /// quotes stays whole. Each row but the last ends in a backslash.
    static func rows(of command: String, cells: Int) -> [String] {
        guard DisplayWidth.of(command) > cells else { return [command] }
        var pieces: [String] = []
        for word in command.split(separator: " ", omittingEmptySubsequences: false) {
            if word.hasPrefix("--") || pieces.isEmpty {
                pieces.append(String(word))
            } else {
                pieces[pieces.count - 1] += " " + String(word)
            }
        }
        var rows: [String] = []
        for piece in pieces {
            let last = rows.last ?? ""
            if !rows.isEmpty, DisplayWidth.of(last) + 1 + DisplayWidth.of(piece) + 2 <= cells {
                rows[rows.count - 1] += " " + piece
            } else {
                rows.append((rows.isEmpty ? "" : "  ") + piece)
            }
        }
        return rows.enumerated().map { $0 < rows.count - 1 ? $1 + " \\" : $1 }
    }
}
