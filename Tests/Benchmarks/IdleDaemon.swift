import Glibc

/// What a daemon costs that has nothing to do: memory and wake-ups.
final class IdleDaemon {
    static let memoryTarget = 12 << 20
    static let wakeUpTarget = 12.0
    /// The unit asks for a sign of life within this time; the daemon gives one at half of it.
    static let watchdogMinutes = 15.0

    private let daemon: PrivateDaemon
    private let begin: Int64
    private let before: [String: Int]
    /// Anonymous memory of this benchmark before it did anything else, in bytes.
    private let own: Int

    /// Starts it, lets it answer once, waits until the threads that did so are done with it, and
    /// begins to watch.
    init(
        prescriptions: Int, settleSeconds: Double, in scratch: Scratch, _ programs: Programs
    ) throws {
        own = try Self.kilobytes("RssAnon:", of: getpid()) * 1024
        daemon = try PrivateDaemon("idle", in: scratch, programs)
        try daemon.start()
        try daemon.addDue(prescriptions)
        _ = try daemon.connect().call("io.dosed.ListDue")
        Self.pause(seconds: settleSeconds)
        begin = Stopwatch.now
        before = try Self.switches(of: Self.pid(daemon))
    }

    /// Watches until so many seconds have passed since the beginning.
    func run(seconds: Double, _ watchdog: WatchdogShare) throws -> [ResultRow] {
        let left = seconds - Double(Stopwatch.now - begin) / 1e9
        if left > 0 { Self.pause(seconds: left) }
        let pid = try Self.pid(daemon)
        let passed = Double(Stopwatch.now - begin) / 1e9
        let wakeUps = Self.wakeUps(from: before, to: try Self.switches(of: pid))
        let anonymous = try Self.kilobytes("RssAnon:", of: pid) * 1024
        let file = try Self.kilobytes("RssFile:", of: pid) * 1024
        try daemon.stop()
        let idle = Double(wakeUps) * 3600 / passed
        let share = watchdog.switchesPerSign * 60 / (Self.watchdogMinutes / 2)
        let known = 60 / (Self.watchdogMinutes / 2)
        return [
            ResultRow(
                what: "anonymous memory of the idle daemon", ours: Shown.megabytes(anonymous),
                against: "this small program at its start: \(Shown.megabytes(own)) "
                    + "(the daemon's program file: \(Shown.megabytes(file)))",
                ratio: Shown.ratio(Double(anonymous) / Double(own)),
                target: "≤ \(Self.memoryTarget >> 20) MB", isMet: anonymous <= Self.memoryTarget),
            ResultRow(
                what: "wake-ups of the idle daemon an hour, in all its threads",
                ours: "\(Shown.number(idle + share, digits: 1)): \(wakeUps) in "
                    + "\(Shown.number(passed, digits: 0)) s, and the watchdog's "
                    + Shown.number(share, digits: 1),
                against: "signs of life that the unit asks for: \(Shown.number(known, digits: 0))",
                ratio: Shown.ratio((idle + share) / known),
                target: "≤ \(Shown.number(Self.wakeUpTarget, digits: 0))",
                isMet: idle + share <= Self.wakeUpTarget),
        ]
    }

    static func pid(_ daemon: PrivateDaemon) throws(BenchFailure) -> pid_t {
        guard let child = daemon.child else { throw BenchFailure("the daemon does not run") }
        return child.pid
    }

    /// Lets time pass: it is what is measured here.
    static func pause(seconds: Double) { poll(nil, 0, Int32(seconds * 1000)) }

    /// How often each thread of a process has gone to sleep by itself, and so was woken.
    static func switches(of pid: pid_t) throws(BenchFailure) -> [String: Int] {
        guard let tasks = opendir("/proc/\(pid)/task") else { throw .system("/proc/\(pid)/task") }
        defer { closedir(tasks) }
        var switches: [String: Int] = [:]
        while let entry = readdir(tasks) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.first != "." else { continue }
            let path = "/proc/\(pid)/task/\(name)/status"
            switches[name] = value("voluntary_ctxt_switches:", in: path)
        }
        return switches
    }

    /// The wake-ups between two looks. A thread that is gone woke up to end.
    static func wakeUps(from before: [String: Int], to after: [String: Int]) -> Int {
        let lasting = after.map { $0.value - (before[$0.key] ?? 0) }.reduce(0, +)
        return lasting + before.keys.filter { after[$0] == nil }.count
    }

    private static func kilobytes(_ label: String, of pid: pid_t) throws(BenchFailure) -> Int {
        guard let value = value(label, in: "/proc/\(pid)/status") else {
            throw BenchFailure("/proc/\(pid)/status does not tell \(label)")
        }
        return value
    }

    private static func value(_ label: String, in path: String) -> Int? {
        let lines = (File.text(path) ?? "").split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix(label) }) else { return nil }
        return line.dropFirst(label.count).split(whereSeparator: { " \t".contains($0) })
            .first.flatMap { Int($0) }
    }
}

/// What one sign of life costs: measured with a watchdog that is far more impatient than the
/// unit's.
struct WatchdogShare {
    /// Wake-ups of one sign of life; 0 for a daemon that sends none.
    let switchesPerSign: Double

    init(signs: Int, in scratch: Scratch, _ programs: Programs) throws {
        let interval = 2.0
        let daemon = try PrivateDaemon("watchdog", in: scratch, programs)
        try daemon.start(watchdog: interval)
        IdleDaemon.pause(seconds: interval / 4)
        let pid = try IdleDaemon.pid(daemon)
        _ = daemon.signsOfLife()
        let before = try IdleDaemon.switches(of: pid)
        IdleDaemon.pause(seconds: interval / 2 * Double(signs))
        let switches = IdleDaemon.wakeUps(from: before, to: try IdleDaemon.switches(of: pid))
        let seen = daemon.signsOfLife()
        switchesPerSign = seen > 0 ? Double(switches) / Double(seen) : 0
        try daemon.stop()
    }
}
