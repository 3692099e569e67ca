import DoseInterface
import DoseSchema
import Foundation
import SQLite
import StrictJSON
import Testing
import Varlink

@testable import DoseService

@Suite("everything as JSON, and back")
struct ExportTests {
    private func write(_ text: String, _ desk: Desk) throws -> String {
        let path = desk.directory + "/e.jsonl"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// What lies beside the data, without what comes and goes by itself.
    private func files(_ desk: Desk) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: desk.directory).sorted()
    }

    @Test("an export of every table, imported elsewhere and exported again, is the same file")
    func thereAndBack() async throws {
        let desk = try await Desk.full()
        let text = try await desk.export()
        let lines = try ExportLines(text)
        let tables = Set(lines.objects.compactMap { $0["table"]?.string })
        let known = try await desk.rows(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
                AND name NOT IN ('presence', 'schema_identity', 'content_seal', 'event_chain')
            """)
        #expect(tables == Set(known))
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })

        let fresh = try await Desk(at: desk.clock.now)
        let path = try write(text, fresh)
        let look = try await fresh.importing(path, dryRun: true)
        #expect(look.newest != nil && look.before == nil)
        #expect(try await fresh.call(ListPrescriptions.self, .init()).prescriptions.isEmpty)
        let answer = try await fresh.importing(path)
        #expect(answer.newest == look.newest)
        #expect(try await fresh.export() == text)
        // It goes on there, and nothing of it is taken for damage.
        let shown = try await desk.show("zol")
        #expect(try await fresh.show("zol") == shown)
        #expect(try await fresh.replies(VerifyData.self, .init(), more: true).last?.sound == true)
        try await fresh.passTime()
        let undone = try await desk.undo().undone
        #expect(try await fresh.undo().undone == undone)
    }

    @Test("each line has a sum over the line before and itself, as the README says")
    func sums() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        var last = ""
        for line in try await desk.export().split(separator: "\n") {
            let comma = try #require(line.range(of: #","sum":""#, options: .backwards))
            let digest = SHA256.digest(Array((last + line[..<comma.lowerBound]).utf8))
            last = digest.prefix(8).map { String(format: "%02x", $0) }.joined()
            #expect(line[comma.upperBound...] == last + "\"}")
        }
        #expect(last.count == 16)
    }

    @Test("a request that is repeated changes nothing more, and its answer is the same")
    func repeated() async throws {
        let source = try await Desk.full()
        let fresh = try await Desk(at: source.clock.now)
        let path = try write(try await source.export(), fresh)
        let request = ImportData.Request(requestId: "i", path: path)
        _ = try await fresh.call(ImportData.self, request)
        try await fresh.add("calcium carbonate 1 tablet at 20:00")
        let list = try await fresh.call(ListPrescriptions.self, .init(all: true))
        #expect(try await fresh.call(ImportData.self, request).path == path)
        #expect(try await fresh.call(ListPrescriptions.self, .init(all: true)) == list)
    }

    @Test("what is on record is replaced only when that is said, and then it is kept")
    func notEmpty() async throws {
        let desk = try await Desk()
        for hour in [8, 9, 10] { try await desk.add("naproxen 220 mg at \(hour) am") }
        let other = try await Desk()
        try await other.add("ibuprofen 200 mg at 9 am")
        let path = try write(try await other.export(), desk)
        let refusal = try await desk.importRefusal(path)
        #expect(refusal.reason == "not_empty" && refusal.message.contains("--replace"))
        let answer = try await desk.importing(path, replace: true)
        func names() async throws -> [String] {
            try await desk.call(ListPrescriptions.self, .init()).prescriptions.map(\.name)
        }
        #expect(try await names() == ["ibuprofen"])
        // Whoever follows goes on with numbers that nobody has seen.
        #expect(
            try await desk.rows("SELECT id > 1000 FROM event WHERE kind = 'data-imported'")
                == ["1"])
        let before = try #require(answer.before)
        _ = try await desk.call(
            RestoreData.self, .init(requestId: "back", path: before))
        #expect(try await names() == ["naproxen", "naproxen-2", "naproxen-3"])
    }

    @Test("a file that was changed anywhere is refused with the line, and nothing has changed")
    func changed() async throws {
        let fresh = try await Desk()
        let source = try await Desk()
        try await source.add("naproxen 220 mg at 8 am")
        let text = try await source.export()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let before = try await fresh.export()
        let place = try #require(lines.firstIndex { $0.contains("naproxen") })
        var word = lines
        word[place] = word[place].replacingOccurrences(of: "naproxen", with: "ibuprofen")
        var lost = lines
        lost.remove(at: place)
        var swapped = lines
        swapped.swapAt(place, place + 1)
        let bad: [(text: [String], line: Int)] = [
            (word, place + 1), (lost, place + 1), (swapped, place + 1),
            (Array(lines.dropLast()) + ["{}", ""], lines.count),
        ]
        for (lines, line) in bad {
            let path = try write(lines.joined(separator: "\n"), fresh)
            let there = try files(fresh)
            let refusal = try await fresh.importRefusal(path)
            #expect(refusal.reason == "damaged")
            #expect(refusal.message.contains("Line \(line):"), "\(refusal)")
            #expect(refusal.message.contains("not changed"))
            #expect(try await fresh.export() == before)
            #expect(try files(fresh) == there)
        }
        for cut in [1, lines[place].utf8.count, text.utf8.count / 2, text.utf8.count - 1] {
            let path = try write(String(text.prefix(cut)), fresh)
            let reason = try await fresh.importRefusal(path).reason
            #expect(["damaged", "foreign"].contains(reason), "\(cut): \(reason)")
        }
        let path = try write(lines.dropLast(2).joined(separator: "\n") + "\n", fresh)
        #expect(try await fresh.importRefusal(path).message.contains("The end is missing"))
        #expect(try await fresh.export() == before)
        _ = try await fresh.importing(try write(text, fresh))
        #expect(try await fresh.export() == text)
    }

    @Test("a line that no table takes is refused with its number, although its sum is right")
    func wrong() async throws {
        let source = try await Desk.full()
        let fresh = try await Desk(at: source.clock.now)
        let lines = try ExportLines(try await source.export())
        let before = try await fresh.export()
        func row(_ table: String, _ change: (inout JSONObject) -> Void) throws -> [JSONObject] {
            var objects = lines.objects
            let place = try lines.first(of: table)
            var row = try #require(objects[place]["row"]?.object)
            change(&row)
            objects[place]["row"] = .object(row)
            return objects
        }
        let contact = try lines.first(of: "contact")
        let twice = lines.objects[...contact] + lines.objects[contact...]
        var table = lines.objects
        table[contact]["table"] = "shoe"
        var member = lines.objects
        member[contact]["shoe"] = 1
        let bad: [(objects: [JSONObject], words: String)] = [
            (try row("contact") { $0["shoe"] = 1 }, "\"shoe\""),
            (try row("contact") { $0["phone"] = nil }, "\"phone\" of contact is missing"),
            (try row("contact") { $0["phone"] = true }, "\"phone\""),
            (try row("contact") { $0["phone"] = "" }, "Line \(contact + 1): It does not fit"),
            (try row("contact") { $0["id"] = "one" }, "Line \(contact + 1): It does not fit"),
            (Array(twice), "Line \(contact + 2): It does not fit"),
            (table, "There is no table \"shoe\""), (member, "no row of a table"),
            (try row("contact") { $0["event_id"] = 999_999 }, "points to a missing entry of event"),
        ]
        for (objects, words) in bad {
            var changed = lines
            changed.objects = objects
            let refusal = try await fresh.importRefusal(try write(changed.text, fresh))
            #expect(refusal.reason == "damaged", "\(refusal)")
            #expect(refusal.message.contains(words), "\(words): \(refusal)")
            #expect(try await fresh.export() == before)
        }
        #expect(try files(fresh).allSatisfy { !$0.contains("restoring") })
        _ = try await fresh.importing(try write(lines.text, fresh))
        #expect(try await fresh.export() == lines.text)
    }

    @Test("what is newer, older than any, too large or no export is refused in words")
    func foreign() async throws {
        let fresh = try await Desk()
        let lines = try ExportLines(try await fresh.export())
        let newest = DoseSchema.catalogue.count
        func header(_ name: String, _ value: JSONValue) throws -> String {
            var changed = lines
            changed.objects[0][name] = value
            return try write(changed.text, fresh)
        }
        for (name, value) in [("schema", newest + 1), ("version", 2)] {
            let path = try header(name, .integer(Int64(value)))
            let newer = try await fresh.importRefusal(path)
            #expect(newer.reason == "newer" && newer.message.contains("A newer dosed wrote it"))
        }
        for (name, value) in [("schema", 28), ("version", 0), ("shoe", 1)] {
            let path = try header(name, .integer(Int64(value)))
            #expect(try await fresh.importRefusal(path).reason == "damaged")
        }
        let other = #"{"format":"x","version":1,"schema":29}"#
        for text in ["", "Dear diary\n", "{}\n", other + "\n"] {
            let path = try write(text, fresh)
            #expect(try await fresh.importRefusal(path).reason == "foreign")
        }
        let long = try write(String(repeating: "a", count: 9 << 20), fresh)
        #expect(try await fresh.importRefusal(long).reason == "too_large")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: long))
        try handle.truncate(atOffset: UInt64(ExportFormat.fileBytes) + 1)
        try handle.close()
        #expect(try await fresh.importRefusal(long).message.contains("4 GiB"))
        #expect(try await fresh.importRefusal(fresh.directory).reason == "foreign")
        #expect(try await fresh.importRefusal("/nowhere/e.jsonl").reason == "not_readable")
        let _: Invalid = try await fresh.refusal(
            ImportData.self, .init(requestId: "r", path: "e.jsonl"))
    }

    @Test("one export at a time; one whose reader goes away leaves nothing behind")
    func leaving() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let before = try files(desk)
        let call = try Call.decode(
            frame: Array(
                Call.encode(
                    method: ExportData.name, parameters: ExportData.Request(), more: true
                ).dropLast()))
        let busy = Busy()
        await #expect(throws: ReplyError.clientGone) {
            try await DataExporter(tracker: desk.tracker).export(
                replies: ReplyWriter(for: call) { (_: [UInt8]) async throws(ReplyError) in
                    await busy.look(at: desk)
                    throw .clientGone
                })
        }
        #expect(await busy.reason == "busy")
        #expect(try files(desk) == before)
        #expect(try await desk.export().hasSuffix("}\n"))
        #expect(try files(desk) == before)
    }

    private actor Busy {
        private(set) var reason: String?

        func look(at desk: Desk) async {
            do {
                _ = try await desk.export()
            } catch let error as VarlinkError {
                reason = error.parameters["reason"]?.string
            } catch {
                reason = "\(error)"
            }
        }
    }
}
