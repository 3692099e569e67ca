import Testing

@testable import Formulary

@Suite("The JSON reader")
struct JSONReaderTests {
    func read(_ text: String) throws -> JSONValue {
        try JSONReader.read(Array(text.utf8))
    }

    @Test("reads texts, whole numbers, lists, objects, true and false")
    func reads() throws {
        let text = " { \"a\" : [ 1 , -20, true,false, \"x\" ], \"b\":{}, \"c\":[] } \n"
        #expect(
            try read(text)
                == .object([
                    "a": .array([
                        .integer(1), .integer(-20), .bool(true), .bool(false), .text("x"),
                    ]), "b": .object([:]), "c": .array([]),
                ]))
    }

    @Test("reads escapes and letters outside ASCII")
    func escapes() throws {
        #expect(try read(#""\"\\\/\n\t\u00b5 µ °""#) == .text("\"\\/\n\t\u{B5} µ °"))
    }

    @Test(
        "refuses what is not strict JSON, decimals and null",
        arguments: [
            "", " ", "{", "[", "[1", "[1,]", "[,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
            "1 2", "1.5", "1e3", "01", "-", "+1", "null", "nul", "tru", "True", "'x'", "\"x",
            "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\ud800\"", "\"a\nb\"",
            "99999999999999999999", "[1]]", "//", "\u{FEFF}1",
        ])
    func refuses(_ text: String) {
        #expect(throws: FormularyError.Problem.self) { try read(text) }
    }

    @Test("refuses bytes that are not UTF-8")
    func refusesBytes() {
        #expect(throws: FormularyError.Problem.notReadable(line: 1)) {
            try JSONReader.read([0x22, 0xFF, 0x22])
        }
    }

    @Test("refuses every cut of a valid file, with the line")
    func refusesCuts() throws {
        let whole = Array("[{\"a\": \"µ\",\n \"b\": [true, 12]}]".utf8)
        #expect(throws: Never.self) { try JSONReader.read(whole) }
        for length in 0..<whole.count {
            #expect(throws: FormularyError.Problem.self) {
                try JSONReader.read(Array(whole.prefix(length)))
            }
        }
        #expect(throws: FormularyError.Problem.notReadable(line: 3)) { try read("[\n1,\n?]") }
    }

    @Test("refuses two fields of the same name")
    func refusesDuplicates() {
        #expect(throws: FormularyError.Problem.duplicateField("a", line: 2)) {
            try read("{\"a\": 1,\n\"a\": 1}")
        }
    }

    @Test("reads nesting up to its limit and refuses more")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try read(nested(JSONReader.depthLimit)) }
        #expect(throws: FormularyError.Problem.self) {
            try read(nested(JSONReader.depthLimit + 1))
        }
    }
}
