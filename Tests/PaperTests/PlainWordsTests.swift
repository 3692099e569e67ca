import Foundation
import Testing

@Suite("plain words")
struct PlainWordsTests {
    private static let python = OwnPython(with: "textstat")
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static var root: URL { folder.deletingLastPathComponent().deletingLastPathComponent() }

    @Test(
        "every sentence that a person reads asks for 8 school years and has 25 words, at most",
        .enabled(if: python.isWanted, "needs textstat: Tests/install-needs"))
    func grades() throws {
        let script = Self.folder.appendingPathComponent("read_sentences.py").path
        let found = try Self.python.json(script, Self.root.path)
        // It looked: at data, at the service and at the client, and knows a hard sentence.
        #expect(found["counts"]?["data"]?.int ?? 0 > 300)
        #expect(found["counts"]?["service"]?.int ?? 0 > 50)
        #expect(found["counts"]?["client"]?.int ?? 0 > 100)
        #expect(found["control"]?.int ?? 0 > 12)
        for fault in found["faults"]?.items ?? [] { Issue.record("\(fault.text)") }
    }
}
