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
        #expect(found["counts"]?["regimen"]?.int ?? 0 > 100)
        #expect(found["counts"]?["daemon"]?.int ?? 0 > 4)
        #expect(found["control"]?.int ?? 0 > 12)
        for fault in found["faults"]?.items ?? [] { Issue.record("\(fault.text)") }
        // What is medical stands in the data files alone, where a source is beside each sentence.
        for claim in found["unsourced"]?.items ?? [] { Issue.record("\(claim.text)") }
        // Sentences of the service live together, in `…Sentences.swift` and the like.
        for outside in found["outside"]?.items ?? [] { Issue.record("\(outside.text)") }
    }

    @Test("one listing has every sentence with its place, and its sources where it has some")
    func listing() throws {
        let listed = try CommandResult.running(
            Self.root.appendingPathComponent("Tests/sentences").path, [],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
        #expect(listed.exit == 0, "\(listed.err)")
        let lines = listed.out.split(separator: "\n")
        #expect(lines.count > 1_200)
        for line in lines {
            #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 3)
        }
        for part in [
            "follow-ups.json jaw\tA loose tooth, jaw pain", "\tmhra-jaw-2015",
            "service Sentences.swift\t", "client LabCommand.swift\t", "regimen ",
        ] {
            #expect(lines.contains { $0.contains(part) }, "\(part)")
        }
    }
}
