import Foundation
import Glibc
import Testing

@Suite("copies of the data, the way back, and a disk that fills up")
struct KeepingTests {
    @Test("a copy is made, brought back over what came after it, and that is kept too")
    func thereAndBack() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            let copy = daemon.directory.file("mine.db")
            let made = try daemon.dose("backup", copy)
            #expect(made.exit == 0, "\(made)")
            #expect(permissions(of: copy) == 0o600)
            let exists = try daemon.dose("backup", copy)
            #expect(exists.exit == 65)
            #expect(exists.err.inOneLine.contains("--force"), "\(exists)")
            #expect(try daemon.dose("backup", "--force", copy).exit == 0)

            _ = try daemon.json("add ibuprofen 200 mg at 9 am")
            #expect(try daemon.dose("restore", copy).exit == 64)
            let look = try daemon.dose("restore", "--dry-run", copy)
            #expect(look.exit == 0 && look.out.contains("Nothing was changed"), "\(look)")
            #expect(try daemon.json("list").items.count == 2)
            let restored = try daemon.dose("restore", "--yes", "--json", copy)
            #expect(restored.exit == 0, "\(restored)")
            #expect(try daemon.json("list").items.count == 1)
            let before = try #require(try restored.json["before"]?.string)
            #expect(try daemon.dose("restore", "--yes", before).exit == 0)
            #expect(try daemon.json("list").items.count == 2)

            let verified = try daemon.say("verify")
            #expect(verified.exit == 0 && verified.out.contains("All is well"), "\(verified)")
            daemon.kill()
            try daemon.start()
            #expect(try daemon.json("list").items.count == 2)
        }
    }

    @Test(
        "a copy with another value in a row is found out and removed",
        .enabled(if: Preload.isWanted, "\(Preload.reason)"))
    func anotherValue() throws {
        try withDaemon(starting: false) { daemon in
            daemon.variables = try Preload.harm("blurred", in: daemon.directory)
            try daemon.start()
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            let copy = daemon.directory.file("mine.db")
            let made = try daemon.dose("backup", copy)
            #expect(made.exit == 65, "\(made)")
            #expect(made.err.inOneLine.contains("is not what was written"), "\(made)")
            for name in [copy, copy + ".partial"] {
                #expect(!FileManager.default.fileExists(atPath: name))
            }
        }
    }

    @Test("who follows the reminders goes on through a restore")
    func followers() throws {
        try withDaemon { daemon in
            let copy = daemon.directory.file("mine.db")
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            #expect(try daemon.dose("backup", copy).exit == 0)
            let watch = try daemon.live("watch", "--json")
            let first = try watch.json()
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            _ = try watch.json()
            #expect(try daemon.dose("restore", "--yes", copy).exit == 0)
            _ = try daemon.json("add letrozole 2.5 mg by mouth once now")
            let next = try watch.json()
            #expect(next["prescription"] == "letrozole")
            let numbers = (first["number"]?.int ?? 0, next["number"]?.int ?? 0)
            #expect(numbers.1 > numbers.0 + 1_000)
        }
    }

    @Test("damage that turns up while it runs is said in one sentence, and a copy brings all back")
    func damagedWhileRunning() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            let copy = daemon.directory.file("mine.db")
            #expect(try daemon.dose("backup", copy).exit == 0)
            try Self.turnBit(of: "naproxen", in: daemon.database)
            let found = try daemon.say("verify")
            #expect(found.exit == 1, "\(found)")
            #expect(found.out.inOneLine.contains("looks damaged"), "\(found)")
            #expect(try daemon.say("list").exit == 69)
            #expect(try daemon.dose("restore", "--yes", copy).exit == 0)
            #expect(try daemon.json("list").items.first?["name"] == "naproxen")
        }
    }

    @Test("the write-ahead log is emptied by itself soon after a change")
    func rest() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            let deadline = Deadline()
            var size = Int64.max
            while size > 0, !deadline.hasPassed {
                _ = try daemon.json("status")
                size = Self.size(daemon.database + "-wal")
            }
            #expect(size == 0)
        }
    }

    @Test(
        "on a full disk what falls due is told, the person hears why, and room heals it",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func fullDisk() throws {
        try withDaemon(starting: false) { daemon in
            let disk = try SmallDisk(at: daemon.directory.makeDirectory("data"), megabytes: 24)
            try withExtendedLifetime(disk) {
                try daemon.start()
                _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
                _ = try daemon.json("add naproxen 220 mg by mouth once now")
                try daemon.waitFor("the reserve", "io.dosed.GetStatus") { _ in
                    Self.size(daemon.database + ".ballast") > 0
                }
                // The disk fills, and the next change is written to what was held back for it.
                try disk.fill()
                try Self.takeUntilShort(of: "reserve", daemon)
                _ = try daemon.json("snooze naproxen 2m")
                try disk.fill()
                try Self.takeUntilShort(of: "nothing can be recorded", daemon)
                #expect(Self.size(daemon.database + ".ballast") == 0)
                // What comes to rest meanwhile gives no room either: it is filled again.
                let resting = Deadline(seconds: 20)
                while Self.size(daemon.database + "-wal") > 0, !resting.hasPassed {
                    _ = try daemon.json("status")
                    try disk.fill()
                }
                try disk.fill()

                let watch = try daemon.live("watch", "--json")
                var told = try watch.json(Deadline(seconds: 240))
                while told["sequence"]?.int == 1 { told = try watch.json(Deadline(seconds: 240)) }
                #expect(told["prescription"] == "naproxen")
                #expect(told["detail"]?.string?.contains("disk is full") == true, "\(told)")
                try disk.free()
                let written = try watch.json(Deadline(seconds: 240))
                #expect(written["prescription"] == "naproxen")
                #expect(written["number"]?.int.map { $0 > 0 } == true)
                #expect(written["detail"]?.string?.contains("told before") == true, "\(written)")
                #expect(try daemon.say("take naproxen").exit == 0)
                let troubles = try daemon.json("status")["troubles"]?.text ?? ""
                #expect(!troubles.contains("nothing can be recorded"), "\(troubles)")
                try daemon.stop()
            }
        }
    }

    /// Records until the status says so; what is refused on the way is refused as full.
    private static func takeUntilShort(of words: String, _ daemon: PrivateDaemon) throws {
        for _ in 0..<2_000 {
            let taken = try daemon.say("take ibuprofen --json")
            if taken.exit != 0 {
                #expect(try taken.json["error"]?["name"] == "io.dosed.StorageFull", "\(taken)")
            }
            let troubles = try daemon.json("status")["troubles"]?.items ?? []
            if troubles.contains(where: { $0.string?.contains(words) == true }) { return }
        }
        Issue.record("the disk did not fill")
    }

    private static func size(_ path: String) -> Int64 {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int64(facts.st_size) : 0
    }

    /// Damages a file behind the back of the service.
    static func turnBit(of word: String, in path: String) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let bytes = [UInt8](try #require(try handle.readToEnd()))
        let word = Array(word.utf8)
        let places = (0..<(bytes.count - word.count)).filter {
            bytes[$0] == word[0] && Array(bytes[$0..<($0 + word.count)]) == word
        }
        let place = try #require(places.last)
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place] ^ 1])
        try handle.close()
    }
}
