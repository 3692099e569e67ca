import Foundation
import Glibc
import Testing

@Suite(
    "time off, told by the real programs", .serialized,
    .enabled(
        if: WebSink.isWanted && Preload.isWanted, "\(WebSink.reason), and \(Preload.reason)"))
struct TimeOffTests {
    private static let hoursOff = 20

    /// How an earlier life of the machine differs from this one: its clock was so many hours
    /// behind, and it was started anew since.
    private static func earlier(_ daemon: PrivateDaemon) throws -> [String: String] {
        try Preload.clock(ahead: -hoursOff * 3_600, in: daemon.directory)
            .merging(["DOSED_BOOT_ID": String(repeating: "1", count: 32)]) { $1 }
    }

    /// Two doses fall due and are missed while nobody is there; the person and a carer have a
    /// channel each, whose agent stays.
    private func leave(_ daemon: PrivateDaemon, _ sink: WebSink) throws -> LiveCommand {
        daemon.variables = try Self.earlier(daemon)
        try daemon.start()
        for line in [
            "settings quiet-hours none", "settings late-once 2 hours",
            "notify add desk webhook \(sink.address)/desk",
            "notify add ben webhook \(sink.address)/ben --for carer",
        ] {
            let result = try daemon.say(line)
            #expect(result.exit == 0, "\(result)")
        }
        let agent = try daemon.live("notify", "run", "--json")
        try daemon.waitForWatchers(2)
        _ = try daemon.json("add naproxen 220 mg by mouth once in 3 hours")
        _ = try daemon.json("add ibuprofen 200 mg by mouth once in 5 hours")
        try daemon.stop()
        daemon.variables = [:]
        return agent
    }

    @Test("each channel is told one digest from when to when, a carer's too, and then what is new")
    func digest() throws {
        try withDaemon(starting: false) { daemon in
            let sink = try WebSink(in: daemon.directory)
            let agent = try leave(daemon, sink)
            try daemon.start()
            var told: [String: JSON] = [:]
            while told.count < 2 {
                let request = try sink.next()
                #expect(told[request.path] == nil, "told twice: \(request)")
                told[request.path] = try JSON(parsing: request.body)
            }
            let desk = try #require(told["/desk"])
            #expect(desk["kind"] == "missed", "\(desk)")
            #expect(desk["detail"]?.string?.hasPrefix("I was off from ") == true, "\(desk)")
            #expect(desk["members"]?.items.map { $0["prescription"] } == ["naproxen", "ibuprofen"])
            let ben = try #require(told["/ben"])
            #expect(ben["kind"] == "unanswered", "\(ben)")
            for medicine in ["naproxen", "ibuprofen"] {
                #expect(ben["text"]?.string?.contains(medicine) == true, "\(ben)")
            }
            #expect(ben["text"]?.string?.contains("I was off from ") == true, "\(ben)")
            #expect(ben["text"]?.string?.contains("Please ask.") == true, "\(ben)")
            for _ in 1...2 { #expect(try agent.json()["accepted"] == true) }

            // The next request is what is new: no storm, and nothing a second time.
            _ = try daemon.json("add letrozole 2.5 mg by mouth once now")
            let next = try sink.next()
            #expect(next.path == "/desk", "\(next)")
            #expect(try JSON(parsing: next.body)["prescription"] == "letrozole", "\(next)")
            #expect(try agent.json()["accepted"] == true)

            let words = try daemon.json("status")["timeOff"]?["words"]?.string
            #expect(words?.hasPrefix("I was off from ") == true)
            #expect(daemon.log.contains("I was off from "), "\(daemon.log)")
            let states = try daemon.json("history --state missed").text
            #expect(states.contains("naproxen") && states.contains("ibuprofen"), "\(states)")
            #expect(try agent.end() == .exited(0))
        }
    }

    @Test("who watches in a terminal hears of it once, over a new start too")
    func watched() throws {
        try withDaemon(starting: false) { daemon in
            let sink = try WebSink(in: daemon.directory)
            let agent = try leave(daemon, sink)
            #expect(try agent.end() == .exited(0))
            try daemon.start()
            let watch = try daemon.live("watch")
            var lines = [try watch.line()]
            while lines.last?.contains("ibuprofen") == false { lines.append(try watch.line()) }
            let text = lines.joined(separator: " ").inOneLine
            #expect(text.contains("I was off from "), "\(text)")
            #expect(text.contains("Missed: naproxen"), "\(text)")
            try daemon.stop()
            _ = try watch.remark(with: "connection is lost")
            try daemon.start()
            _ = try daemon.json("add letrozole 2.5 mg by mouth once now")
            #expect(try watch.line().contains("letrozole"))
            #expect(try watch.end() == .exited(0))
        }
    }
}
