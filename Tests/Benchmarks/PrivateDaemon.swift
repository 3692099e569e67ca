import Glibc

/// A real `dosed` on data of its own.
final class PrivateDaemon {
    let directory: String
    private let programs: Programs
    private let notify: NotifySocket
    private(set) var child: ChildProcess?

    let socket: String
    var database: String { directory + "/dosed.db" }
    var environment: [String: String] {
        ["PATH": "/usr/bin:/bin", "HOME": directory, "LANG": "C.UTF-8", "DOSED_SOCKET": socket]
    }

    /// Makes its directory; `start` starts it.
    ///
    /// - Parameter socket: nil for one in that directory.
    init(
        _ name: String, socket: String? = nil, in scratch: Scratch, _ programs: Programs
    ) throws(BenchFailure) {
        let directory = scratch.file(name)
        self.directory = directory
        self.socket = socket ?? directory + "/s"
        self.programs = programs
        guard mkdir(directory, 0o700) == 0 else { throw .system("mkdir \(directory)") }
        notify = try NotifySocket(path: directory + "/n")
    }

    /// Starts it.
    ///
    /// - Parameters:
    ///   - watchdog: tell it that it has to send a sign of life within so many seconds.
    ///   - tracer: a program with its words that starts it.
    ///   - more: words beside the usual ones.
    /// - Returns: seconds from before the program was started until it said that it is ready.
    @discardableResult
    func start(
        watchdog: Double? = nil, under tracer: [String] = [], _ more: [String] = []
    ) throws(BenchFailure) -> Double {
        var variables = environment
        variables["NOTIFY_SOCKET"] = notify.path
        if let watchdog { variables["WATCHDOG_USEC"] = "\(Int(watchdog * 1e6))" }
        let begin = Stopwatch.now
        let words =
            tracer + [programs.dosed, "--socket", socket, "--database", database]
            + ["--zone", "Europe/Berlin"] + more
        let child = try ChildProcess(
            words[0], Array(words.dropFirst()),
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

    /// One that runs for as long as a body does.
    static func running<Result>(
        _ name: String, in scratch: Scratch, _ programs: Programs,
        _ body: (PrivateDaemon) throws -> Result
    ) throws -> Result {
        let daemon = try PrivateDaemon(name, in: scratch, programs)
        try daemon.start()
        let result = try body(daemon)
        try daemon.stop()
        return result
    }

    func connect(room: Int = 4 << 20) throws(BenchFailure) -> FrameConnection {
        try FrameConnection(path: socket, room: room)
    }

    /// Adds a medicine that is taken as needed.
    func addAsNeeded(by connection: FrameConnection) throws(BenchFailure) {
        _ = try connection.call(
            "io.dosed.AddPrescription",
            #"{"requestId":"add","text":"ibuprofen 200 mg as needed every 6 hours"}"#)
    }

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
