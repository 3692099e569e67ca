import Foundation
import Testing

@Suite("everything as JSON, from one daemon to another")
struct ExportTests {
    /// A daemon with an as-needed medicine, which brings about nothing by itself.
    private func prepare(_ daemon: PrivateDaemon) throws -> String {
        _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
        _ = try daemon.json("take ibuprofen")
        let contact = ["contact", "add", "oncologist", "Dr. Ito", "+49 30 123456"]
        #expect(try daemon.dose(contact).exit == 0)
        // The zone's rules are written down soon after the start.
        let deadline = Deadline()
        var text = ""
        while !text.contains(#""table":"zone_file""#), !deadline.hasPassed {
            text = try daemon.say("export json").out
        }
        return text
    }

    @Test("a fresh one takes it over, and exports the same file")
    func thereAndBack() throws {
        try withDaemon { first in
            let text = try prepare(first)
            let file = first.directory.file("e.jsonl")
            let written = try first.dose("export", "json", file)
            #expect(written.exit == 0 && written.out.contains("Only you can read it"), "\(written)")
            #expect(permissions(of: file) == 0o600)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
            let exists = try first.dose("export", "json", file)
            #expect(exists.exit == 65 && exists.err.contains("--force"), "\(exists)")
            #expect(try first.dose("export", "json", "--force", file).exit == 0)
            #expect(try first.say("export json --force").exit == 64)
            try withDaemon { second in
                let look = try second.dose("import", "json", "--dry-run", file)
                #expect(look.exit == 0 && look.out.contains("Nothing was changed"), "\(look)")
                #expect(try second.json("list").items.isEmpty)
                let taken = try second.dose("import", "json", file)
                #expect(taken.exit == 0 && taken.out.contains("Imported from"), "\(taken)")
                #expect(try second.say("export json").out == text)
                #expect(try second.say("verify").exit == 0)
                try second.stop()
                try second.start()
                #expect(try second.say("export json").out == text)
                #expect(try second.json("show ibuprofen")["records"]?.items.count == 1)
            }
        }
    }

    @Test("one that has something on record keeps it, until it is told to replace it")
    func refusals() throws {
        try withDaemon { daemon in
            let text = try prepare(daemon)
            let file = daemon.directory.file("e.jsonl")
            #expect(try daemon.dose("export", "json", file).exit == 0)
            _ = try daemon.json("add acetaminophen 500 mg as needed every 6 hours max 6 a day")
            let names = ["acetaminophen", "ibuprofen"]
            func listed() throws -> [String] {
                try daemon.json("list").items.compactMap { $0["name"]?.string }.sorted()
            }
            let full = try daemon.dose("import", "json", file)
            #expect(full.exit == 65 && full.err.inOneLine.contains("--replace"), "\(full)")
            #expect(try daemon.dose("import", "json", "--replace", file).exit == 64)
            let wrong = daemon.directory.file("w.jsonl")
            try text.replacingOccurrences(of: "Dr. Ito", with: "Dr. Who")
                .write(toFile: wrong, atomically: true, encoding: .utf8)
            let edited = try daemon.dose("import", "json", "--replace", "--yes", wrong)
            #expect(edited.exit == 65 && edited.err.contains("Line "), "\(edited)")
            #expect(try listed() == names)
            let done = try daemon.dose("import", "json", "--replace", "--yes", "--json", file)
            #expect(done.exit == 0, "\(done)")
            #expect(try listed() == ["ibuprofen"])
            let before = try #require(try done.json["before"]?.string)
            #expect(try daemon.dose("restore", "--yes", before).exit == 0)
            #expect(try listed() == names)
        }
    }

    @Test(
        "on a full disk both are refused in words, and with room again both are done",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func fullDisk() throws {
        let text = try withDaemon { try prepare($0) }
        try withDaemon(starting: false) { daemon in
            let file = daemon.directory.file("e.jsonl")
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let disk = try SmallDisk(at: daemon.directory.makeDirectory("data"), megabytes: 24)
            try withExtendedLifetime(disk) {
                try daemon.start()
                for line in ["export json", "import json --dry-run \(file)"] {
                    // What the daemon lets go of meanwhile is filled too.
                    var refused: CommandResult?
                    for _ in 0..<10 where refused == nil {
                        try disk.fill()
                        let result = try daemon.say(line)
                        if result.exit != 0 { refused = result }
                    }
                    #expect(refused?.err.inOneLine.contains("disk is full") == true, "\(line)")
                    let left = try FileManager.default.contentsOfDirectory(
                        atPath: daemon.directory.file("data"))
                    let strange = left.filter {
                        $0.contains(".restoring") || $0.contains(".exporting")
                    }
                    #expect(strange.isEmpty)
                    try disk.free()
                }
                #expect(try daemon.say("import json \(file)").exit == 0)
                #expect(try daemon.say("export json").out == text)
                try daemon.stop()
            }
        }
    }
}
