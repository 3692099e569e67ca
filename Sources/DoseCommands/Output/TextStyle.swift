/// How text looks where it goes.
package struct TextStyle: Sendable, Equatable {
    /// Cells of a line when nothing says otherwise.
    package static let usualWidth = 80
    /// Narrower than this, columns no longer help.
    package static let smallestWidth = 40

    /// Cells of a line.
    package var width: Int
    /// Whether escape sequences for color may be used. They never carry meaning of their own.
    package var isColored: Bool
    /// Whether it is plain lines, and why.
    package var plainness: Plainness

    /// Plain lines: one line for each thing, as a screen reader reads it well and a program finds
    /// it. No columns, no color, nothing wrapped.
    package enum Plainness: Sendable {
        case none
        /// Nobody asked; the output is not a terminal.
        case automatic
        case asked
    }

    package init(
        width: Int = usualWidth, isColored: Bool = false, plainness: Plainness = .none
    ) {
        self.width = max(width, Self.smallestWidth)
        self.isColored = isColored && plainness == .none
        self.plainness = plainness
    }

    package var isPlain: Bool { plainness != .none }

    /// The style with what the command line says about plain lines, if it says anything.
    package func plain(_ isAsked: Bool?) -> TextStyle {
        guard let isAsked else { return self }
        return TextStyle(
            width: width, isColored: isColored, plainness: isAsked ? .asked : .none)
    }

    /// The style for what is made for paper: lines of a fixed width, also in a pipe.
    package var paper: TextStyle { plainness == .automatic ? plain(false) : self }

    /// The style for an output.
    ///
    /// - Parameters:
    ///   - isTerminal: whether the output is a terminal.
    ///   - terminalWidth: what the terminal says about itself, if anything.
    ///   - variable: reads an environment variable (COLUMNS; NO_COLOR as on no-color.org; TERM;
    ///     DOSE_PLAIN, 1 or 0).
    package init(isTerminal: Bool, terminalWidth: Int?, variable: (String) -> String?) {
        let stated = variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let asked = variable("DOSE_PLAIN").flatMap { $0.isEmpty ? nil : $0 }
        let noColor = variable("NO_COLOR").map { !$0.isEmpty } ?? false
        self.init(
            width: stated ?? terminalWidth ?? Self.usualWidth,
            isColored: isTerminal && !noColor && variable("TERM") != "dumb",
            plainness: asked.map { $0 == "0" ? .none : .asked } ?? (isTerminal ? .none : .automatic)
        )
    }

    /// The text in the look of its meaning.
    package func painted(_ text: String, _ look: Look) -> String {
        guard isColored, let code = look.code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

/// What a piece of text is, where color is on.
package enum Look: Sendable {
    case plain
    case heading
    case good
    case attention
    case alarm

    /// The parameter of the SGR sequence (ECMA-48, 8.3.117).
    var code: String? {
        switch self {
        case .plain: nil
        case .heading: "1"
        case .good: "32"
        case .attention: "33"
        case .alarm: "31"
        }
    }
}
