import DoseInterface
import Testing

@testable import DoseCommands

@Suite("the layout of text")
struct LayoutTests {
    @Test("wide characters take two cells, combining marks none")
    func widths() {
        #expect(DisplayWidth.of("abc") == 3)
        #expect(DisplayWidth.of("日本") == 4)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("💊") == 2)
        #expect(DisplayWidth.of("\u{200B}") == 0)
        #expect(DisplayWidth.padded("日", to: 4) == "日  ")
    }

    @Test("long sentences are wrapped under their first word and lose nothing")
    func wraps() {
        var page = Page(style: TextStyle(width: 40))
        page.say(
            "one two three four five six seven eight nine ten", indent: 2, lead: Lead("Source: "))
        #expect(
            page.text == """
                  Source: one two three four five six
                          seven eight nine ten

                """)
    }

    @Test("a command that is too wide stands below the words before it, and stays one to a shell")
    func commands() {
        var page = Page(style: TextStyle(width: 40))
        page.verbatim("Wrong? dose undo", indent: 2)
        page.verbatim("Both in one? dose add calcium 1 tablet at 8", indent: 2)
        page.verbatim("  For example:  dose take naproxen 220 mg 20:00")
        page.verbatim("dose hold ibuprofen --reason \"my stomach hurts\" --until 2wk", indent: 2)
        page.verbatim("Type dose undo, or type dose undo --help to learn more")
        #expect(
            page.text == """
                  Wrong? dose undo
                  Both in one?
                    dose add calcium 1 tablet at 8
                  For example:
                    dose take naproxen 220 mg 20:00
                  dose hold ibuprofen \\
                    --reason "my stomach hurts" \\
                    --until 2wk
                Type dose undo, or type dose undo --help to learn more

                """)
        var plain = Page(style: TextStyle(width: 40, plainness: .asked))
        plain.verbatim("Both in one? dose add calcium 1 tablet at 8", indent: 2)
        #expect(plain.text == "Both in one? dose add calcium 1 tablet at 8\n")
    }

    @Test("columns stay aligned with wide characters and the marked one gives way")
    func table() {
        var table = Table(headings: ["NAME", "WHAT"], wrapping: 1)
        table.row("日本", "a long text that has to be wrapped somewhere")
        table.row("ab", "short")
        var page = Page(style: TextStyle(width: 40))
        table.write(on: &page)
        #expect(
            page.text == """
                NAME  WHAT
                日本  a long text that has to be wrapped
                      somewhere
                ab    short

                """)
    }

    @Test(
        "control characters never come through raw",
        arguments: ["\u{1B}[31m", "\u{07}", "\u{9B}2J", "\u{7F}", "\u{202E}", "\u{0}"])
    func controls(text: String) {
        let safe = Sanitizer.line("a\(text)b")
        #expect(safe.hasPrefix("a\u{FFFD}"))
        #expect(safe.hasSuffix("b"))
        var page = Page(style: TextStyle())
        page.say(text)
        page.verbatim(text)
        var table = Table(headings: [text], wrapping: 0)
        table.row(.init(text))
        table.write(on: &page)
        #expect(!page.text.unicodeScalars.contains { text.unicodeScalars.first == $0 })
    }

    @Test("line breaks and tabs inside a text become spaces, other text stays as it is")
    func breaks() {
        #expect(Sanitizer.line("a\r\nb\tc\nd") == "a b c d")
        #expect(Sanitizer.line("Größe 日本 💊") == "Größe 日本 💊")
    }

    @Test("JSON escapes what could steer a terminal and stays the same value")
    func jsonControls() throws {
        let line = try JSONText.line(["a\u{9B}\u{1B}\u{202E}/b"])
        #expect(line == #"["a\u009b\u001b\u202e/b"]"#)
    }

    @Test("color is for terminals alone, and NO_COLOR and TERM=dumb turn it off")
    func color() {
        let style = { (isTerminal: Bool, variables: [String: String]) in
            TextStyle(
                isTerminal: isTerminal, terminalWidth: 100, variable: { variables[$0] })
        }
        #expect(style(true, [:]).isColored)
        #expect(!style(false, [:]).isColored)
        #expect(!style(true, ["NO_COLOR": "1"]).isColored)
        #expect(style(true, ["NO_COLOR": ""]).isColored)
        #expect(!style(true, ["TERM": "dumb"]).isColored)
    }

    @Test("the width is COLUMNS, else the terminal's, else 80, and never too small to use")
    func width() {
        let width = { (terminal: Int?, columns: String?) in
            TextStyle(isTerminal: true, terminalWidth: terminal, variable: { _ in columns }).width
        }
        #expect(width(100, "60") == 60)
        #expect(width(100, nil) == 100)
        #expect(width(nil, nil) == 80)
        #expect(width(nil, "x") == 80)
        #expect(width(5, nil) == 40)
    }

    @Test("color adds escape sequences and changes no word")
    func paint() {
        let plain = told(ReadinessReports(reports: []))
        #expect(plain == told(ReadinessReports(reports: []), isColored: true))
        let list = DueList(doses: [Samples.dose(state: .overdue)])
        let colored = told(list, isColored: true)
        #expect(colored.contains("\u{1B}[31mOVERDUE\u{1B}[0m"))
        let bare = colored.replacing(/\u{1B}\[[0-9]+m/, with: "")
        #expect(bare == told(list))
    }

    @Test("carets stand under the word, also behind wide characters and combining marks")
    func carets() {
        #expect(
            CaretText(text: "every 6 ours", offset: 8, length: 4).rows(cells: 78) == [
                "every 6 ours", "        ^^^^",
            ])
        #expect(
            CaretText(text: "日本 6 ours", offset: 5, length: 4).rows(cells: 78) == [
                "日本 6 ours", "       ^^^^",
            ])
        #expect(
            CaretText(text: "e\u{301}a 日本", offset: 3, length: 2).rows(cells: 78) == [
                "e\u{301}a 日本", "   ^^^^",
            ])
    }

    @Test("a text longer than the line is cut at a space, with the carets in the right row")
    func longCarets() {
        let text = "one two three four five six seven"
        #expect(
            CaretText(text: text, offset: 19, length: 4).rows(cells: 20) == [
                "one two three four ", "five six seven", "^^^^",
            ])
        #expect(
            CaretText(text: text, offset: 14, length: 9).rows(cells: 20) == [
                "one two three four ", "              ^^^^^", "five six seven", "^^^^",
            ])
    }

    @Test("something missing at the end is marked behind the text")
    func caretAtEnd() {
        #expect(
            CaretText(text: "ibuprofen", offset: 9, length: 0).rows(cells: 78) == [
                "ibuprofen", "         ^",
            ])
    }

    @Test(
        "positions that make no sense harm nothing",
        arguments: [(nil, nil), (-1, 3), (500, 1), (0, Int.max), (Int.max, Int.max), (2, -4)])
    func senselessCarets(offset: Int?, length: Int?) {
        let rows = CaretText(text: "ab\u{1B}cd", offset: offset, length: length).rows(cells: 78)
        #expect(rows.first == "ab\u{FFFD}cd")
        #expect(rows.allSatisfy { $0.count <= 78 })
        #expect(CaretText(text: "", offset: offset, length: length).rows(cells: 78).count <= 2)
    }
}
