/// A call on an open connection, against an echo of as many bytes by bare system calls.
struct RoundTrip {
    static let target = 3.0

    let pairs: Int
    let callsEach: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> [ResultRow] {
        try Processor.keepingOne { try measure(in: scratch, programs) }
    }

    private func measure(in scratch: Scratch, _ programs: Programs) throws -> [ResultRow] {
        try PrivateDaemon.running("trip", in: scratch, programs) { daemon in
            try daemon.addDue(1)
            return [
                try measure(
                    "`GetInfo`", FrameConnection.frame("org.varlink.service.GetInfo"), daemon,
                    in: scratch, programs),
                try measure(
                    "`ListDue` with one dose", FrameConnection.frame("io.dosed.ListDue"), daemon,
                    in: scratch, programs),
            ]
        }
    }

    private func measure(
        _ name: String, _ call: [UInt8], _ daemon: PrivateDaemon, in scratch: Scratch,
        _ programs: Programs
    ) throws -> ResultRow {
        let connection = try daemon.connect()
        let answer = try connection.exchange(call)
        let echo = try EchoProcess(answer: answer, in: scratch, programs)
        let measured = try Pairs(
            pairs, each: callsEach, ours: { _ = try connection.exchange(call) },
            known: { _ = try echo.connection.exchange(call) })
        return measured.row(
            "a call on an open connection, \(name)", against: "bare echo of the same bytes",
            target: Self.target, in: Shown.microseconds)
    }
}

/// An echo in a process of its own, and the connection to it.
private final class EchoProcess {
    let connection: FrameConnection
    private let child: ChildProcess

    init(answer: Int, in scratch: Scratch, _ programs: Programs) throws {
        let path = scratch.file("echo-\(answer)")
        let notify = try NotifySocket(path: scratch.file("echo-ready-\(answer)"))
        child = try ChildProcess(
            programs.own, ["echo", path, "\(answer)"],
            environment: ["NOTIFY_SOCKET": notify.path])
        try notify.wait(for: "READY=1", seconds: 30)
        connection = try FrameConnection(path: path)
    }
}
