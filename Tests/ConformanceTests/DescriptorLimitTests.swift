import Foundation
import Testing

@Suite(
    "dosed and its file descriptors",
    .enabled(if: Programs.find("prlimit") != nil, "needs prlimit, of the package util-linux"))
struct DescriptorLimitTests {
    private static func prlimit(_ words: String...) throws -> CommandResult {
        let result = try CommandResult.running(
            try #require(Programs.find("prlimit")), words, environment: [:])
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return result
    }

    /// The number that the next file of a process would get: with this limit it gets none.
    private static func nextDescriptor(of pid: pid_t) throws -> Int {
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
        let numbers = Set(open.compactMap { Int($0) })
        return (0...numbers.count).first { !numbers.contains($0) } ?? numbers.count
    }

    /// The time that a process has computed for, in hundredths of a second (proc(5), stat).
    private static func processorTicks(of pid: pid_t) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        let fields = text.split(separator: ") ").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else {
            throw HarnessFailure("/proc/\(pid)/stat: \(text)")
        }
        return user + system
    }

    /// Watches reminders on a connection that is open from now on.
    private static func watch(_ daemon: PrivateDaemon) throws -> RawConnection {
        let connection = try daemon.connect()
        connection.send("io.dosed.WatchReminders", extra: ["more": true])
        return connection
    }

    private static func add(_ name: String, over connection: RawConnection) throws {
        let added = try connection.call(
            "io.dosed.AddPrescription",
            ["requestId": .string(name), "text": .string("\(name) 200 mg by mouth once now")])
        #expect(added["error"] == nil, "\(added.text)")
    }

    @Test("with few descriptors it takes fewer connections and says so; reminders come")
    func few() throws {
        try withDaemon(starting: false) { daemon in
            daemon.launcher = [
                try #require(Programs.find("prlimit")), "--nofile=64:64", Programs.dosed,
            ]
            try daemon.start()
            let writer = try daemon.connect()
            let watcher = try Self.watch(daemon)
            try Self.add("naproxen", over: writer)
            #expect(
                try watcher.message()?["parameters"]?["reminder"]?["prescription"] == "naproxen")
            var held: [RawConnection] = []
            for _ in 0..<100 {
                held.append(try Self.watch(daemon))
            }
            let late = try daemon.connect()
            let refused = try late.message()
            #expect(refused?["error"] == "io.dosed.TooManyConnections")
            #expect(refused?["parameters"]?["perUser"] == false)
            // How many exactly depends on the files that the daemon was started with.
            let limit = try #require(refused?["parameters"]?["limit"]?.int)
            #expect(2..<32 ~= limit)
            try Self.add("ibuprofen", over: writer)
            #expect(
                try watcher.message()?["parameters"]?["reminder"]?["prescription"] == "ibuprofen")
            #expect(!daemon.log.contains("cannot accept"))
            #expect(try daemon.stop() == .exited(0))
        }
    }

    @Test("out of descriptors it serves who is connected, reminds, and takes who waited later")
    func none() throws {
        try withDaemon { daemon in
            let writer = try daemon.connect()
            let watcher = try Self.watch(daemon)
            try Self.add("naproxen", over: writer)
            #expect(
                try watcher.message()?["parameters"]?["reminder"]?["prescription"] == "naproxen")
            let pid = try #require(daemon.pid)
            let limit = try Self.nextDescriptor(of: pid)
            _ = try Self.prlimit("--pid=\(pid)", "--nofile=\(limit):")
            let late = try daemon.connect()
            late.send("io.dosed.GetStatus")
            try Self.add("ibuprofen", over: writer)
            #expect(
                try watcher.message()?["parameters"]?["reminder"]?["prescription"] == "ibuprofen")
            // Time passes meanwhile: a reminder comes by the clock, and nothing spins.
            let before = try Self.processorTicks(of: pid)
            let snoozed = try writer.call(
                "io.dosed.SnoozeDose",
                ["requestId": "snooze", "name": "ibuprofen", "length": "2s"])
            #expect(snoozed["error"] == nil, "\(snoozed.text)")
            #expect(
                try watcher.message()?["parameters"]?["reminder"]?["prescription"] == "ibuprofen")
            #expect(try Self.processorTicks(of: pid) - before < 50)
            let taken = try writer.call(
                "io.dosed.RecordDose",
                ["requestId": "taken", "name": "ibuprofen", "outcome": "taken"])
            #expect(taken["error"] == nil, "\(taken.text)")
            let status = try writer.call("io.dosed.GetStatus")["parameters"]
            #expect(status?["watchers"] == 1)
            // Nothing was raised: only who limits it makes room.
            #expect(
                try Self.prlimit("--pid=\(pid)", "--nofile", "--noheadings", "--output=SOFT").out
                    .contains("\(limit)"))
            #expect(try Self.nextDescriptor(of: pid) == limit)
            _ = try Self.prlimit("--pid=\(pid)", "--nofile=1024:")
            #expect(try late.message()?["parameters"]?["watchers"] == 1)
            #expect(daemon.log.contains("cannot accept"))
            #expect(try daemon.stop() == .exited(0))
        }
    }
}
