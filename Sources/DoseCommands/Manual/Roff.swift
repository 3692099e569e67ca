/// Text for `man`, in the macros of man(7) that groff and mandoc both know.
struct Roff {
    private(set) var text = ""
    /// Whether a heading came last: what follows it needs no paragraph of its own.
    private var isBelowHeading = false

    /// Text as it is to be read, with nothing in it that steers the printer.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": safe += "\\e"
            case "-": safe += "\\-"
            case "'": safe += "\\(aq"
            case "`": safe += "\\(ga"
            case "^": safe += "\\(ha"
            case "~": safe += "\\(ti"
            case _ where scalar.value < 0x20: safe += " "
            case _ where scalar.value < 0x7F: safe.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                safe += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count))
                safe += digits + "]"
            }
        }
        // A line that begins with a full stop would be a request.
        return safe.hasPrefix(".") ? "\\&" + safe : safe
    }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    /// The first line of a page.
    mutating func title(_ name: String, section: Int, version: String, date: String) {
        add(".TH \(name.uppercased()) \(section) \"\(date)\" \"\(version)\"")
        // Left-aligned and without hyphens, so that commands can be found and copied.
        add(".nh")
        add(".ad l")
    }

    mutating func section(_ title: String) {
        add(".SH \"\(Self.escaped(title.uppercased()))\"")
        isBelowHeading = true
    }

    /// - Parameter line: escaped already.
    mutating func subsection(_ line: String) {
        add(".SS")
        add(line)
        isBelowHeading = true
    }

    mutating func paragraph(_ text: String) {
        begin()
        add(Self.escaped(text))
    }

    /// A term with its text below and beside it.
    ///
    /// - Parameter term: escaped already.
    mutating func item(_ term: String, _ text: String) {
        isBelowHeading = false
        add(".TP")
        add(term)
        add(Self.escaped(text))
    }

    mutating func examples(_ examples: [Example]) {
        guard !examples.isEmpty else { return }
        begin()
        add(".RS 4")
        add(".nf")
        for example in examples {
            if let note = example.note { add(Self.escaped("# " + note)) }
            for line in example.line.split(separator: "\n") { add(Self.bold(String(line))) }
        }
        add(".fi")
        add(".RE")
    }

    private mutating func begin() {
        if !isBelowHeading { add(".PP") }
        isBelowHeading = false
    }

    /// - Parameter line: escaped already.
    mutating func add(_ line: String) { text += line + "\n" }
}
