import StrictJSON
import Testing

@testable import Formulary

@Suite("The entries of a data file")
struct FileEntriesTests {
    private func read(_ text: String) throws -> [JSONObject] {
        try FileEntries.read(Array(text.utf8), file: "a.json")
    }

    private func fault(_ problem: FormularyError.Problem, entry: String? = nil) -> FormularyError {
        FormularyError(file: "a.json", entry: entry, problem: problem)
    }

    @Test("entries come in their order, with letters outside ASCII")
    func reads() throws {
        #expect(try read(#" [ {"a": "\u00b5 µ"}, {} ] "#) == [["a": "µ µ"], [:]])
        #expect(try read("[]") == [])
    }

    @Test(
        "what is not a list in strict JSON is refused",
        arguments: [
            "", "{", "[", "[1,]", "{\"a\":1,}", "[{a:1}]", "[01]", "nul", "'x'", "[\"a\nb\"]",
            "[99999999999999999999]", "[]]", "//", "\u{FEFF}[]", "{}", "1", "null",
        ])
    func refuses(_ text: String) {
        #expect(throws: FormularyError.self) { try read(text) }
    }

    @Test("a fault is named with its line")
    func lines() {
        #expect(throws: fault(.notReadable(line: 3))) { try read("[\n{},\n?]") }
        #expect(throws: fault(.notReadable(line: 1))) { try read("{}\n\n") }
        #expect(throws: fault(.duplicateField("a", line: 2))) {
            try read("[{\"a\": 1,\n\"a\": 1}]")
        }
        #expect(throws: fault(.wrongType(expected: "object"), entry: "entry 2")) {
            try read("[{}, 1]")
        }
    }

    @Test("a number with a fraction and null stand in no field: amounts are text, to stay exact")
    func inexact() throws {
        for value in ["1.5", "1e3", "null"] {
            let bytes = Array("[{\"id\": \"x\", \"n\": \(value)}]".utf8)
            var reader = try #require(try EntryReader.all(in: bytes, file: "a.json").first)
            #expect(throws: FormularyError.self) { try reader.optionalText("n") }
            #expect(throws: FormularyError.self) { try reader.optionalInteger("n") }
            #expect(throws: FormularyError.self) { try reader.flag("n") }
            #expect(throws: FormularyError.self) { try reader.texts("n") }
            #expect(throws: FormularyError.self) { try reader.object("n") }
        }
    }
}
