import Glibc

/// How long after its second a single reminder is with its follower.
struct Lateness {
    let reminders: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> [ResultRow] {
        let daemon = try PrivateDaemon("late", in: scratch, programs)
        try daemon.start()
        let caller = try daemon.connect()
        let follower = try daemon.connect()
        try daemon.addDue(1)
        try follower.send(FrameConnection.stream("io.dosed.WatchReminders"))
        _ = try follower.next()
        var seconds: [Double] = []
        for number in 1...reminders {
            let answer = try caller.call(
                "io.dosed.SnoozeDose",
                #"{"requestId":"snooze-\#(number)","name":"naproxen","length":"2s"}"#)
            _ = try follower.next()
            seconds.append(try Self.since(try Self.second(in: answer)))
        }
        try daemon.stop()
        return [(50, "median"), (99, "99th percentile")].map { percent, name in
            ResultRow(
                what: "lateness of a single reminder, \(name)",
                ours: Shown.milliseconds(Self.percentile(percent, of: seconds)),
                against: "its second by the wall clock, \(reminders) reminders", ratio: "-",
                target: "-", isMet: true)
        }
    }

    /// The second of the minute to which the dose was put off.
    private static func second(in answer: String) throws -> Int {
        let marker = #""snoozedUntil":{"at":""#
        guard let start = answer.firstRange(of: marker)?.upperBound,
            let second = Int(answer[start...].dropFirst(17).prefix(2))
        else { throw BenchFailure("no time in \(answer)") }
        return second
    }

    /// Seconds by the wall clock since a second of the minute.
    private static func since(_ second: Int) throws -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let now = Double(time.tv_sec % 60) + Double(time.tv_nsec) / 1e9
        return (now - Double(second) + 60).truncatingRemainder(dividingBy: 60)
    }

    static func percentile(_ percent: Int, of values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }
}
