import Foundation
import Glibc
import Testing

@Suite("all changes as a stream: dose watch --all")
struct ChangeStreamTests {
    @Test("each change is one object a line, with its number, its time, whom and what it is about")
    func lines() throws {
        try withDaemon { daemon in
            let watch = try daemon.live("watch", "--all", "--json")
            _ = try watch.remark(with: "following all changes")
            _ = try daemon.json("add ibuprofen 200 mg once now")
            _ = try daemon.json("take ibuprofen --request-id abc-1")
            _ = try daemon.json("undo")
            _ = try daemon.json("settings quiet-hours 21:30 to 08:00")
            let added = try watch.json()
            #expect(added["kind"] == "prescription-added")
            #expect(added["person"] == "me")
            #expect(added["prescription"] == "ibuprofen")
            #expect(added["details"] == "ibuprofen, added")
            #expect(added["uid"] == .int(Int(getuid())))
            #expect(added["at"]?["zone"] == .string(PrivateDaemon.zone))
            // What time brings about is a change too.
            let due = try watch.json()
            #expect(due["kind"] == "dose-fell-due")
            #expect(due["prescription"] == "ibuprofen")
            #expect(due["requestId"] == nil)
            let taken = try watch.json()
            #expect(taken["kind"] == "dose-taken")
            #expect(taken["slot"] == due["slot"] && taken["slot"]?.string?.isEmpty == false)
            #expect(taken["requestId"] == "abc-1")
            #expect(try watch.json()["kind"] == "prescription-completed")
            let undone = try watch.json()
            #expect(undone["kind"] == "undone")
            #expect(undone["takesBack"] == taken["id"])
            var next = try watch.json()
            // The dose is open again, so time may have come back to it first.
            while next["prescription"] == "ibuprofen" { next = try watch.json() }
            #expect(next["kind"] == "setting-changed")
            #expect(next["person"] == "me" && next["prescription"] == nil)
            #expect(try watch.end() == .exited(0))
        }
    }

    @Test("who begins after a number gets what was missed first, all of it in order and once")
    func resumes() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed")
            for _ in 0..<60 { _ = try daemon.json("take ibuprofen") }
            let all = try daemon.live("watch", "--all", "--since", "0", "--json")
            #expect(try all.json()["kind"] == "person-added")
            #expect(try all.json()["kind"] == "prescription-added")
            var ids = try (0..<60).map { _ in try #require(all.json()["id"]?.int) }
            #expect(ids == Array(ids[0]..<ids[0] + 60))

            // The stream goes on over a restart, and over what came while it was lost.
            try daemon.stop()
            _ = try all.remark(with: "connection is lost")
            try daemon.start()
            _ = try daemon.json("take ibuprofen")
            while ids.count < 61 {
                let change = try all.json()
                if change["kind"] == "dose-taken" { ids.append(try #require(change["id"]?.int)) }
            }
            #expect(ids == ids.sorted() && Set(ids).count == 61)

            let later = try daemon.live("watch", "--all", "--since", "\(ids[58])", "--json")
            #expect(try later.json()["id"] == .int(ids[59]))
        }
    }

    @Test("the changes of one person are told apart from those of another and of the machine")
    func onePerson() throws {
        try withDaemon { daemon in
            _ = try daemon.json("person add Ana")
            let hers = try daemon.live("watch", "--all", "--json", "--person", "ana")
            _ = try hers.remark(with: "following all changes")
            _ = try daemon.json("condition add heart failure")
            _ = try daemon.json("condition add heart failure --person ana")
            _ = try daemon.json("dental exam --on today --outcome clear")
            _ = try daemon.json("undo --person ana")
            for kind in ["health-fact-added", "undone"] {
                let change = try hers.json()
                #expect(change["kind"] == .string(kind) && change["person"] == "Ana")
            }
            let text = try daemon.live("watch", "--all", "--since", "0")
            let first = try text.line()
            #expect(first.contains("person-added, me: the home zone is Europe/Berlin"))
        }
    }

    @Test("a number that no change has, and options that do not go together, are refused")
    func refusals() throws {
        try withDaemon { daemon in
            let beyond = try daemon.say("watch --all --since 4000 --json")
            #expect(beyond.exit == 65)
            #expect(try beyond.json["error"]?["parameters"]?["parameter"] == "after")
            #expect(beyond.out.contains("The newest is 1"), "\(beyond)")
            #expect(try daemon.say("watch --since 3").exit == 64)
            #expect(try daemon.dose("watch", "--all", "--since=-1").exit == 64)
            #expect(try daemon.say("watch --all --person nobody").exit == 66)
            let connection = try daemon.connect()
            let single = try connection.call("io.dosed.WatchChanges", ["after": 0])
            #expect(single["error"] == "org.varlink.service.ExpectedMore")
            let negative = try connection.call(
                "io.dosed.WatchChanges", ["after": -1], extra: ["more": true])
            #expect(negative["error"] == "io.dosed.Invalid")
        }
    }

    @Test("a client that does not read holds up nobody, and loses nothing")
    func slowReader() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed")
            let connection = try daemon.connect()
            // More than the kernel keeps for a client that does not read.
            let count = 400
            for number in 0..<count {
                let reply = try connection.call(
                    "io.dosed.RecordDose",
                    [
                        "requestId": .string("r\(number)"), "name": "ibuprofen",
                        "outcome": "taken",
                    ])
                #expect(reply["error"] == nil)
            }
            let slow = try daemon.connect()
            slow.send("io.dosed.WatchChanges", ["after": 2], extra: ["more": true])
            let quick = try daemon.connect()
            quick.send("io.dosed.WatchChanges", ["after": 2], extra: ["more": true])
            let all = (0..<count).map { "r\($0)" }
            #expect(try Self.requests(from: quick, count).found == all)
            #expect(try daemon.json("undo")["prescription"] == "ibuprofen")
            // It may have been let go for its slowness; then it goes on where it was.
            let (first, last) = try Self.requests(from: slow, count)
            let again = try daemon.connect()
            again.send("io.dosed.WatchChanges", ["after": .int(last)], extra: ["more": true])
            #expect(try first + Self.requests(from: again, count - first.count).found == all)
        }
    }

    /// The requests of the next changes that a request made, up to the end of the stream.
    ///
    /// - Returns: they, and from where to go on.
    private static func requests(
        from connection: RawConnection, _ count: Int
    ) throws -> (found: [String], last: Int) {
        var found: [String] = []
        var last = 0
        while found.count < count, let reply = try connection.message() {
            #expect(reply["continues"] == true)
            last = reply["parameters"]?["last"]?.int ?? last
            if let id = reply["parameters"]?["change"]?["requestId"]?.string { found.append(id) }
        }
        return (found, last)
    }
}
