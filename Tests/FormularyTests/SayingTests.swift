import Testing

@testable import Formulary

@Suite("Places in a sentence")
struct SayingTests {
    @Test(
        "are filled with their values, once; one without a value stays visible",
        arguments: [
            ("{more} more makes {total}.", "2 tablets more makes 9."), ("None here.", "None here."),
            ("{total}", "9"), ("{}{more}{", "{}2 tablets{"),
            ("Ask {who}: {more}", "Ask {who}: 2 tablets"),
            ("{braces} {total}", "{total} 9"), ("", ""), ("a } b {total} c }", "a } b 9 c }"),
        ])
    func filled(text: String, expected: String) {
        let values = ["more": "2 tablets", "total": "9", "braces": "{total}"]
        #expect(Saying.filled(text, values) == expected)
    }

    @Test(
        "a sentence begins with a capital, but for a name that is told by its small letter",
        arguments: [
            ("creatinine", "Creatinine"), ("eGFR", "eGFR"), ("pH", "pH"),
            ("hip T-score", "Hip T-score"), ("CRP", "CRP"), ("", ""), ("x", "X"),
        ])
    func sentenceStart(text: String, expected: String) {
        #expect(text.asSentenceStart == expected)
    }
}
