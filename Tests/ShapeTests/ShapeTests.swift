import Foundation
import Testing

@Suite("what every command prints with --json")
struct ShapeTests {
    private static let needs: Comment = "needs jsonschema: Tests/install-needs"

    @Test(
        "is what its schema says, with nothing that is not declared",
        .enabled(if: ShapeBook.python.isWanted, needs))
    func shapes() throws {
        try withDaemon { daemon in
            let book = try ShapeBook(daemon)
            _ = try book.run(["contact", "add", "oncologist", "Dr. Ito", "+49 30 123456"])
            try Self.follow(daemon, book)
            let files = [
                "ICS": "a.ics", "HTML": "a.html", "BACKUP": "b.db", "EXPORT": "e.jsonl",
                "DIR": "",
            ].mapValues { daemon.directory.file($0) }
            for (exit, line) in try ShapeBook.lines() {
                let result = try book.run(words(line).map { files[$0] ?? $0 })
                #expect(exit == nil || result.exit == exit, "\(result)")
            }
            let export = try daemon.say("export json").out.split(separator: "\n")
            #expect(export.count > 100)
            for line in export {
                book.keep(try JSON(parsing: String(line)), of: ["export", "json"])
            }
            _ = try book.run(["schema"])
            try daemon.stop()
            #expect(try book.run(["list"]).exit == 69)
            let found = try book.found()
            #expect(found["errors"] == [])
            #expect(found["loose"] == [])
            // No command was left out, and the schema has none that dose has not.
            #expect(found["unused"] == [])
            #expect(found["commands"]?.items.compactMap(\.string) == book.commands)
        }
    }

    /// The commands that keep running, while a reminder comes and a test.
    private static func follow(_ daemon: PrivateDaemon, _ book: ShapeBook) throws {
        _ = try book.run(words("notify add mine program /bin/true --say medicine"))
        _ = try book.run(words("notify list"))
        let agent = try daemon.live("notify", "run", "--json")
        _ = try agent.remark(with: "telling")
        let watch = try daemon.live("watch", "--json")
        _ = try watch.remark(with: "nothing is due")
        let all = try daemon.live("watch", "--all", "--since", "0", "--json")
        try daemon.waitForWatchers(2)
        #expect(try book.run(words("add acetaminophen 500 mg once now")).exit == 0)
        book.keep(try watch.json(), of: ["watch"])
        book.keep(try agent.json(), of: ["notify", "run"])
        #expect(try book.run(words("take acetaminophen")).exit == 0)
        var kinds: Set<String> = []
        while !kinds.isSuperset(of: ["person-added", "dose-fell-due", "dose-taken"]) {
            let change = try all.json()
            kinds.insert(change["kind"]?.string ?? "")
            book.keep(change, of: ["watch", "--all"])
        }
        #expect(try book.run(["test-reminder"]).exit == 0)
        for command in [agent, watch, all] { #expect(try command.end() == .exited(0)) }
        _ = try book.run(words("notify remove mine"))
    }

    @Test(
        "is held to it: what is undeclared, missing or of another type is found",
        .enabled(if: ShapeBook.python.isWanted, needs))
    func control() throws {
        try withDaemon { daemon in
            let book = try ShapeBook(daemon)
            let good = try daemon.json("person list")
            book.keep(good, of: ["person"])
            #expect(try book.found()["errors"] == [])
            guard case .object(var person) = good[0] else { throw HarnessFailure("\(good)") }
            person["shoe"] = "left"
            book.keep([.object(person)], of: ["person"])
            person["shoe"] = nil
            person["zone"] = nil
            book.keep([.object(person)], of: ["person"])
            person["zone"] = 1
            book.keep([.object(person)], of: ["person"])
            book.keep(good, of: ["wonder"])
            let failure: JSON = [
                "name": "io.dosed.NotFound", "message": "", "exitCode": 66,
                "parameters": ["what": "x"],
            ]
            book.keep(["error": failure], as: ShapeBook.failure, of: ["show"])
            let errors = try book.found()["errors"]?.items.compactMap(\.string) ?? []
            for words in ["'shoe'", "'zone' is a required", "1 is not of type", "no wonder"] {
                #expect(errors.contains { $0.contains(words) }, "\(words): \(errors)")
            }
            #expect(errors.contains { $0.hasPrefix("show") }, "\(errors)")
        }
    }

    @Test("is described by the schema in the repository, and by each command's own")
    func printed() throws {
        try withDaemon { daemon in
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let kept = try String(
                contentsOf: root.appendingPathComponent("Sources/DoseInterface/dose.schema.json"),
                encoding: .utf8)
            let printed = try daemon.say("schema")
            #expect(
                printed.out == kept,
                "write it anew: dose schema > Sources/DoseInterface/dose.schema.json")
            try daemon.stop()
            // Nobody has to be asked for it.
            #expect(try daemon.json("schema") == JSON(parsing: kept))
            #expect(try daemon.json("schema dental exam")["anyOf"]?.items.count == 2)
            #expect(try daemon.say("schema wonder").exit == 64)
            let group = try daemon.say("schema dental")
            #expect(group.exit == 64 && group.err.contains("dental exam"), "\(group)")
        }
    }

    @Test(
        "can be held to the schema of that command alone",
        .enabled(if: ShapeBook.python.isWanted, needs))
    func alone() throws {
        try withDaemon { daemon in
            let book = try ShapeBook(daemon)
            _ = try book.run(words("dental exam --on today --outcome clear"))
            _ = try book.run(words("dental exam --on never --outcome clear"))
            let found = try book.found(for: "dental exam")
            #expect(found["errors"] == [] && found["unused"] == [], "\(found)")
        }
    }
}
