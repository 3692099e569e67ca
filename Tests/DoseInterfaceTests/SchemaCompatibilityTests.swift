import Foundation
import StrictJSON
import Testing

@Suite("the schema of what is printed and the programs that were written before")
struct SchemaCompatibilityTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private static func schema(_ file: URL) throws -> JSONValue {
        try JSONValue.parse(Array(Data(contentsOf: file)))
    }

    /// The schema of now; another test holds it to what `dose schema` prints.
    private static func current() throws -> JSONValue {
        try schema(
            tests.deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("Sources/DoseInterface/dose.schema.json"))
    }

    @Test("a program that was written for a released schema goes on working")
    func isCompatible() throws {
        let folder = Self.tests.appendingPathComponent("Released")
        // None of them is ever changed.
        let released = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".schema.json") }
        #expect(released.contains("dose-0.1.0.schema.json"))
        for name in released {
            let old = try Self.schema(folder.appendingPathComponent(name))
            #expect((old["$defs"]?.object?.count ?? 0) > 200, "\(name)")
            let breaking = SchemaChanges(from: old, to: try Self.current()).breaking
            #expect(breaking == [], "since \(name)")
        }
    }

    private static let small = """
        {"$id":"urn:1","$defs":{
            "dose-ask":{"anyOf":[{"$ref":"#/$defs/Thing"},{"type":"array"}]},
            "Thing":{"type":"object","properties":{"name":{"type":"string"},
                "word":{"enum":["one","two"]},
                "parts":{"type":"array","items":{"type":"integer"}}},
                "required":["name"],"additionalProperties":false}}}
        """

    private static func breaking(_ change: (before: String, after: String)) throws -> [String] {
        let text = small.replacingOccurrences(of: change.before, with: change.after)
        #expect(text != small)
        return SchemaChanges(
            from: try JSONValue.parse(Array(small.utf8)),
            to: try JSONValue.parse(Array(text.utf8))
        ).breaking
    }

    @Test(
        "what only adds is let pass",
        arguments: [
            (#""name":{"type":"string"}"#, #""name":{"type":"string"},"size":{"type":"integer"}"#),
            (#"["one","two"]"#, #"["one","two","three"]"#),
            (#"{"type":"array"}]"#, #"{"type":"array"},{"type":"string"}]"#),
            (#""required":["name"]"#, #""required":["name","word"]"#),
            (#""$defs":{"#, #""$defs":{"dose-new":{"type":"string"},"#),
        ])
    func accepts(change: (before: String, after: String)) throws {
        #expect(try Self.breaking(change) == [])
    }

    @Test(
        "what takes away or changes is found",
        arguments: [
            (#""name":{"type":"string"},"#, "", "Thing.name is gone"),
            (#""name":{"type":"string"}"#, #""name":{"type":"integer"}"#, "Thing.name is of"),
            (#""required":["name"]"#, #""required":[]"#, "Thing.name can be left out"),
            (#"["one","two"]"#, #"["one"]"#, "Thing.word: a word is gone"),
            (#"{"enum":["one","two"]}"#, #"{"type":"string"}"#, "Thing.word is of another type"),
            (#""items":{"type":"integer"}"#, #""items":{"type":"string"}"#, "Thing.parts[] is of"),
            (#",{"type":"array"}]"#, "]", "dose-ask: a shape is gone"),
            ("\"dose-ask\"", "\"dose-wonder\"", "dose-ask is gone"),
            ("urn:1", "urn:2", "the version is another one"),
        ])
    func refuses(change: (before: String, after: String, found: String)) throws {
        let found = try Self.breaking((change.before, change.after))
        #expect(found.count == 1 && found[0].hasPrefix(change.found), "\(found)")
    }
}
