import Foundation
import Testing

@Suite("clients that behave badly")
struct FrameTests {
    @Test("a message of 10 MB is refused by its limit, and others are served")
    func tooLong() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            connection.send([UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000))
            let refused = try connection.message()
            #expect(refused?["error"] == "io.dosed.FrameTooLarge")
            #expect(refused?["parameters"]?["limit"] == 65_536)
            #expect(try connection.message() == nil)
            #expect(try daemon.say("status").exit == 0)
        }
    }

    @Test("the longest message that is allowed is read, one byte more is not")
    func limit() throws {
        try withDaemon { daemon in
            for (extra, error): (Int, JSON?) in [(0, nil), (1, "io.dosed.FrameTooLarge")] {
                let start = #"{"method":"io.dosed.ListPrescriptions","x":""#
                let filling = String(repeating: "x", count: 65_536 + extra - start.utf8.count - 2)
                let connection = try daemon.connect()
                connection.send(message: start + filling + "\"}")
                #expect(try connection.message()?["error"] == error)
            }
        }
    }

    private static let malformed: [[UInt8]] = [
        Array("not json".utf8), Array("[]".utf8), Array("5".utf8), Array("{}".utf8),
        Array(#"{"method":5}"#.utf8), Array(#"{"method":"x"}"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus",}"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus"} x"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus","method":"io.dosed.GetStatus"}"#.utf8),
        Array(#"{"method":"io.dosed.ListDue","parameters":{"days":1,"days":2}}"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus","parameters":[]}"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus","x":"\ud800"}"#.utf8),
        Array(#"{"method":"io.dosed.GetStatus","x":"#.utf8) + [0xff, 0xfe] + Array("}".utf8),
        Array(#"{"method":"io.dosed.GetStatus","x":"#.utf8)
            + [UInt8](repeating: UInt8(ascii: "["), count: 10_000)
            + [UInt8](repeating: UInt8(ascii: "]"), count: 10_000) + Array("}".utf8),
    ]

    @Test("what is not a call gets a named error and the end of the connection")
    func malformed() throws {
        try withDaemon { daemon in
            for bytes in Self.malformed {
                let connection = try daemon.connect()
                connection.send(bytes + [0])
                let text = Comment(rawValue: String(decoding: bytes.prefix(60), as: UTF8.self))
                #expect(try connection.message()?["error"] == "io.dosed.MalformedFrame", text)
                #expect(try connection.message() == nil, text)
            }
            #expect(try daemon.say("status").exit == 0)
        }
    }

    @Test("half a message and silence keeps nobody else waiting, and is not kept for ever")
    func halfMessage() throws {
        try withDaemon { daemon in
            let silent = try daemon.connect()
            silent.send(Array(#"{"method":"io.dosed.Get"#.utf8))
            let mute = try daemon.connect()
            _ = try daemon.json("add naproxen 220 mg at 8 am")
            #expect(try daemon.json("list").items.count == 1)
            // Both are closed by the daemon's own limits, with or without a word.
            while try silent.message() != nil {}
            while try mute.message() != nil {}
        }
    }

    @Test("a client that vanishes in the middle of a stream or a write disturbs nothing")
    func vanishing() throws {
        try withDaemon { daemon in
            for _ in 0..<20 {
                try daemon.connect().send(
                    "io.dosed.WatchReminders", extra: ["more": true])
                try daemon.connect().send(
                    "io.dosed.AddPrescription",
                    ["requestId": "one", "text": "naproxen 220 mg by mouth once now"])
                try daemon.connect().send(Array(#"{"method":"#.utf8))
            }
            try waitForRoom(daemon)
            let watch = try daemon.live("watch", "--json")
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            var seen: [String] = []
            while seen.last != "ibuprofen" {
                seen.append(try #require(watch.json()["prescription"]?.string))
            }
            #expect(seen.filter { $0.hasPrefix("naproxen") }.count <= 1)
            // The daemon notices that they are gone; only the living watcher is left.
            try daemon.waitForWatchers(1)
        }
    }

    @Test("too many connections are turned away with a named error; room comes back")
    func tooMany() throws {
        try withDaemon { daemon in
            var held: [RawConnection] = []
            for _ in 0..<64 {
                let connection = try daemon.connect()
                connection.send("io.dosed.WatchReminders", extra: ["more": true])
                held.append(connection)
            }
            let late = try daemon.connect()
            #expect(try late.message()?["error"] == "io.dosed.TooManyConnections")
            #expect(try daemon.say("status --json").exit == 69)
            held.removeAll()
            try waitForRoom(daemon)
            #expect(try daemon.say("status").exit == 0)
        }
    }

    /// Room comes back as soon as the daemon has seen connections go.
    private func waitForRoom(_ daemon: PrivateDaemon) throws {
        let deadline = Deadline()
        while try daemon.say("status").exit == 69, !deadline.hasPassed {}
    }
}
