import Glibc

/// A real `dosed` on data of its own.
final class PrivateDaemon {
    let directory: String
    private let programs: Programs
    private let notify: NotifySocket
    private(set) var child: ChildProcess?

    var socket: String { directory + "/s" }
    var database: String { directory + "/dosed.db" }
    var environment: [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": directory, "LANG": "C.UTF-8", "DOSED_SOCKET": socket]
    }

    /// Makes its directory; `start` starts it.
    init(_ name: String, in scratch: Scratch, _ programs: Programs) throws(BenchFailure) {
        directory = scratch.file(name)
        self.programs = programs
        guard mkdir(directory, 0o700) == 0 else { throw .system("mkdir \(directory)") }
        notify = try NotifySocket(path: directory + "/n")
    }

    /// Starts it.
    ///
    /// - Parameter watchdog: tell it that it has to send a sign of life within so many seconds.
    /// - Returns: seconds from before the program was started until it said that it is ready.
    @discardableResult
    func start(watchdog: Double? = nil) throws(BenchFailure) -> Double {
        var variables = environment
        variables["NOTIFY_SOCKET"] = notify.path
        if let watchdog { variables["WATCHDOG_USEC"] = "\(Int(watchdog * 1e6))" }
        let begin = Stopwatch.now
        let child = try ChildProcess(
            programs.dosed,
            ["--socket", socket, "--database", database, "--zone", "Europe/Berlin"],
            environment: variables, errors: directory + "/log")
        self.child = child
        do {
            try notify.wait(for: "READY=1", seconds: 120)
        } catch {
            throw BenchFailure("\(error). \(File.text(directory + "/log") ?? "")")
        }
        return Double(Stopwatch.now - begin) / 1e9
    }

    /// How many signs of life came since the last time.
    func signsOfLife() -> Int { notify.count("WATCHDOG=1") }

    func stop() throws(BenchFailure) {
        try child?.stop()
        child = nil
    }

    func connect() throws(BenchFailure) -> FrameConnection { try FrameConnection(path: socket) }

    /// Adds prescriptions with one dose each that is due at once.
    func addDue(_ count: Int) throws(BenchFailure) {
        let connection = try connect()
        for number in 1...count {
            _ = try connection.call(
                "io.dosed.AddPrescription",
                #"{"requestId":"bench-\#(number)","text":"naproxen 220 mg once now"}"#)
        }
    }
}
