import Glibc

/// Many people with a dose in the same second: how long after the first of them the last is told.
struct SameSecond {
    static let targetSeconds = 0.25

    let people: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let daemon = try PrivateDaemon("people", in: scratch, programs)
        try daemon.start()
        let caller = try daemon.connect()
        let (minute, instant) = Self.minute(after: 5 + people / 30)
        for number in 1...people {
            // The first one is there already.
            var person = ""
            if number > 1 {
                person = #""person":"p\#(number)","#
                _ = try caller.call(
                    "io.dosed.AddPerson",
                    #"{"requestId":"person-\#(number)","name":"p\#(number)"}"#)
            }
            _ = try caller.call(
                "io.dosed.AddPrescription",
                #"{"requestId":"add-\#(number)",\#(person)"#
                    + #""text":"naproxen 220 mg at \#(minute)"}"#)
        }
        // Who was added after that minute has the dose tomorrow, and would be waited for.
        guard time(nil) < instant else {
            throw BenchFailure(
                "adding \(people) people took longer than until \(minute), when their doses fall "
                    + "due. Measure again when the machine has less to do, or with --smoke")
        }
        let follower = try daemon.connect()
        try follower.send(FrameConnection.stream("io.dosed.WatchReminders"))
        _ = try follower.next()
        let first = Stopwatch.now
        for _ in 1..<max(2, people) { _ = try follower.next() }
        let seconds = Double(Stopwatch.now - first) / 1e9
        try daemon.stop()
        return ResultRow(
            what: "\(people) people with a dose in the same second: the last told after the first",
            ours: Shown.milliseconds(seconds), against: "one follower of all of them",
            ratio: "-", target: "≤ \(Shown.milliseconds(Self.targetSeconds))",
            isMet: seconds <= Self.targetSeconds)
    }

    /// A clock time in Berlin: the next whole minute after so many seconds, and when that is.
    private static func minute(after seconds: Int) -> (text: String, instant: Int) {
        setenv("TZ", "Europe/Berlin", 1)
        tzset()
        var at = time(nil) + seconds + 60
        var parts = tm()
        localtime_r(&at, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return ("\(two(parts.tm_hour)):\(two(parts.tm_min))", at - Int(parts.tm_sec))
    }
}
