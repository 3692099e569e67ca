import DoseInterface
import DoseSchema
import DoseService
import DoseStore
import Foundation
import Regimen
import SQLite
import Testing

@Suite("How the data is kept")
struct KeepingTests {
    private static func wal(_ desk: Desk) throws -> Int {
        let path = desk.directory + "/dosed.db-wal"
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return try #require(size)
    }

    @Test("at rest nothing lies in the write-ahead log")
    func rest() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        #expect(try Self.wal(desk) > 0)
        try await desk.tracker.rest()
        #expect(try Self.wal(desk) == 0)
        #expect(try await desk.show("naproxen").prescription.name == "naproxen")
    }

    @Test("a copy is made once a day, each one is whole, and the status shows them")
    func daily() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let first = await desk.tracker.backUpIfDue()
        #expect(first.failure == nil)
        #expect(first.next == desk.clock.now.adding(seconds: 86_400))
        desk.clock.advance(hours: 23)
        _ = await desk.tracker.backUpIfDue()
        #expect(desk.store.shelf.copies().count == 1)
        desk.clock.advance(hours: 2)
        _ = await desk.tracker.backUpIfDue()
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.backups.count == 2)
        #expect(status.backups.first?.made.relative == "now")
        #expect(status.troubles == [])
        for copy in status.backups {
            #expect(DatabaseCopy.fault(at: copy.path, log: DoseSchema.identity.log) == nil)
            let mode = try FileManager.default.attributesOfItem(atPath: copy.path)[
                .posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test("a copy that fails is told, tried again in an hour, and holds up no record")
    func failedCopy() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let inTheWay = desk.directory + "/backups"
        try Data().write(to: URL(fileURLWithPath: inTheWay))
        let failed = await desk.tracker.backUpIfDue()
        #expect(failed.failure != nil)
        #expect(failed.next == desk.clock.now.adding(seconds: 3_600))
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.troubles.contains { $0.contains("daily copy could not be made") })
        _ = try await desk.record(.taken, "naproxen")
        try FileManager.default.removeItem(atPath: inTheWay)
        desk.clock.advance(hours: 1)
        #expect(await desk.tracker.backUpIfDue().failure == nil)
        #expect(try await desk.call(GetStatus.self, .init()).troubles == [])
    }

    @Test("the newest copy made by hand is known, also after a restart, and when it is gone")
    func byHand() async throws {
        let desk = try await Desk()
        desk.keepDirectory()
        let directory = desk.directory
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await desk.add("naproxen 220 mg at 8 am")
        #expect(try await desk.call(GetStatus.self, .init()).copyByHand == nil)
        for name in ["first", "second"] {
            desk.clock.advance(hours: 1)
            _ = try await desk.call(BackUpData.self, .init(path: "\(directory)/\(name).db"))
        }
        await desk.tracker.close()
        let later = try await Desk(at: desk.clock.now, in: directory)
        later.keepDirectory()
        let copy = try #require(try await later.call(GetStatus.self, .init()).copyByHand)
        #expect(copy.path == directory + "/second.db")
        #expect(copy.made.relative == "now")
        #expect(copy.bytes > 0)
        // It is none of those that dosed makes and removes by itself.
        #expect(later.store.shelf.copies().isEmpty)
        later.store.shelf.prune()
        try FileManager.default.removeItem(atPath: copy.path)
        let gone = try #require(try await later.call(GetStatus.self, .init()).copyByHand)
        #expect(gone.path == copy.path && gone.bytes == 0)
    }

    @Test("a copy that cannot be remembered is a copy all the same")
    func notRemembered() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        try Data().write(to: URL(fileURLWithPath: desk.directory + "/backups"))
        let path = desk.directory + "/mine.db"
        let reply = try await desk.call(BackUpData.self, .init(path: path))
        #expect(reply.backup.path == path)
        #expect(try await desk.call(GetStatus.self, .init()).copyByHand == nil)
    }

    @Test("7 days, 4 weeks and 12 months are kept, and always the newest of each")
    func retention() {
        let last = Desk.monday
        let daily = (0..<800).map { last.adding(seconds: -86_400 * Int64($0)) }
        let kept = BackupRetention.kept(daily).sorted(by: >)
        #expect(Array(kept.prefix(7)) == Array(daily.prefix(7)))
        #expect((16...23).contains(kept.count), "\(kept.count)")
        #expect(kept.last.map { $0 < last.adding(seconds: -86_400 * 300) } == true)
        #expect(kept.last.map { $0 > last.adding(seconds: -86_400 * 366) } == true)
        #expect(BackupRetention.kept([]) == [])
        // What was dropped once is dropped for ever: another day changes only the edges.
        let next = BackupRetention.kept(kept + [last.adding(seconds: 86_400)])
        #expect(next.count >= kept.count - 2)
    }

    @Test("damage that is found names the newest copy that is whole, and the way back to it")
    func wayBack() async throws {
        let desk = try await Desk()
        desk.keepDirectory()
        let directory = desk.directory
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await desk.add("naproxen 220 mg at 8 am")
        _ = await desk.tracker.backUpIfDue()
        desk.clock.advance(days: 1)
        try await desk.add("ibuprofen 200 mg at 9 am")
        _ = await desk.tracker.backUpIfDue()
        let copies = desk.store.shelf.copies()
        try Self.spoil(copies[0].path)
        await desk.tracker.close()
        try Self.spoil(directory + "/dosed.db")

        let broken = try await Desk(in: directory)
        broken.keepDirectory()
        let refusal: DatabaseUnavailable = try await broken.refusal(ListDue.self, .init())
        #expect(refusal.reason == "damaged")
        #expect(refusal.message.contains("dose restore \(copies[1].path)"), "\(refusal)")
        let bad: FileRefused = try await broken.refusal(
            RestoreData.self, .init(requestId: "r1", path: copies[0].path))
        #expect(bad.reason == "damaged")
        let restored = try await broken.call(
            RestoreData.self, .init(requestId: "r2", path: copies[1].path))
        let before = try #require(restored.before)
        #expect(FileManager.default.fileExists(atPath: before))
        let list = try await broken.call(ListPrescriptions.self, .init()).prescriptions
        #expect(list.map(\.name) == ["naproxen"])
        // The same request repeated changes nothing more.
        _ = try await broken.call(RestoreData.self, .init(requestId: "r2", path: copies[1].path))
        try await broken.add("letrozole 2.5 mg at 8 am")
        #expect(try await broken.call(ListPrescriptions.self, .init()).prescriptions.count == 2)
    }

    @Test("after going back new events have numbers that nobody has seen, and what is due is due")
    func numbers() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        let copy = desk.directory + "/mine.db"
        _ = try await desk.call(BackUpData.self, .init(path: copy))
        desk.clock.advance(hours: 3)
        try await desk.passTime()
        let seen = try #require(try await desk.openReminders().last)
        _ = try await desk.record(.taken, "naproxen")
        #expect(try await desk.openReminders().isEmpty)
        let answer = try await desk.call(RestoreData.self, .init(requestId: "r", path: copy))
        #expect(answer.newest?.relative == "3 h ago")
        try await desk.passTime()
        let again = try await desk.openReminders()
        #expect(again.map(\.prescription) == ["naproxen"])
        #expect(again.allSatisfy { $0.number > seen.number })
        // Back to what was there before.
        let before = try #require(answer.before)
        _ = try await desk.call(RestoreData.self, .init(requestId: "r3", path: before))
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.show("naproxen").records.count == 1)
    }

    @Test("a copy replaces nothing unasked, and never what belongs to the data itself")
    func refusals() async throws {
        let desk = try await Desk()
        let copy = desk.directory + "/mine.db"
        _ = try await desk.call(BackUpData.self, .init(path: copy))
        let exists: FileRefused = try await desk.refusal(BackUpData.self, .init(path: copy))
        #expect(exists.reason == "exists")
        _ = try await desk.call(BackUpData.self, .init(path: copy, replace: true))
        for own in ["", "-wal", "-journal", ".mark", ".lock"] {
            let path = desk.directory + "/dosed.db" + own
            let refusal: FileRefused = try await desk.refusal(
                BackUpData.self, .init(path: path, replace: true))
            #expect(refusal.reason == "exists", "\(path)")
        }
        let _: Invalid = try await desk.refusal(BackUpData.self, .init(path: "mine.db"))
        let nowhere: FileRefused = try await desk.refusal(
            BackUpData.self, .init(path: "/nowhere/mine.db"))
        #expect(nowhere.message.contains(desk.store.shelf.folder))
        let text = desk.directory + "/text"
        try Data("Dear diary\n".utf8).write(to: URL(fileURLWithPath: text))
        let foreign: FileRefused = try await desk.refusal(
            RestoreData.self, .init(requestId: "r", path: text))
        #expect(foreign.reason == "foreign")
        #expect(foreign.message.contains("Your data was not changed"))
    }

    @Test("a file with nothing in it is no copy, and is not put in the place of the data")
    func emptyCopy() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let empty = desk.directory + "/empty.db"
        try Data().write(to: URL(fileURLWithPath: empty))
        for isDry in [true, false] {
            let refusal: FileRefused = try await desk.refusal(
                RestoreData.self,
                .init(requestId: desk.fresh(), path: empty, dryRun: isDry ? true : nil))
            #expect(refusal.reason == "foreign")
            #expect(refusal.message.contains("is no copy of this program's data: it is empty"))
        }
        #expect(try await desk.show("naproxen").prescription.name == "naproxen")
    }

    @Test("a whole check says so, with how far it has come")
    func verify() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let replies = try await desk.replies(VerifyData.self, .init(), more: true)
        #expect(replies.last?.sound == true)
        #expect(replies.last?.words?.contains("All is well") == true)
        #expect(try await desk.call(GetStatus.self, .init()).checked?.relative == "now")
    }

    /// Turns one bit of a value that stands there as text.
    private static func spoil(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        var bytes = [UInt8](try Data(contentsOf: url))
        let word = Array("naproxen".utf8)
        let places = (0..<(bytes.count - word.count)).filter { bytes[$0] == word[0] }
            .filter { Array(bytes[$0..<($0 + word.count)]) == word }
        bytes[try #require(places.last)] ^= 1
        try Data(bytes).write(to: url)
    }
}
