import Glibc

/// Doses that many clients record at the same time, and how many of them one sync of the disk
/// serves: `strace` counts the syncs.
struct SharedWrites {
    static let target = 8.0
    private static let needsStrace = "needs strace: apt-get install strace"
    /// No user has more connections than this.
    private static let ofOneUser = 32
    private static let stranger: uid_t = 54_321
    private static let patience: Int32 = 120_000

    let takes: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        guard let strace = programs.strace else {
            return row(clients: 2 * Self.ofOneUser, ours: Self.needsStrace, shared: nil)
        }
        let trace = scratch.file("shared-trace")
        let users = geteuid() == 0 ? [0, Self.stranger] : [geteuid()]
        // The other user has to come as far as the socket.
        guard chmod(scratch.path, 0o711) == 0 else { throw BenchFailure.system("chmod") }
        let daemon = try PrivateDaemon(
            "shared", socket: scratch.file("shared-socket"), in: scratch, programs)
        try daemon.start(
            under: [strace, "-D", "-f", "-q", "-o", trace, "-e", "trace=fsync,fdatasync"],
            users.count > 1 ? ["--system", "--allow-uid", "\(Self.stranger)"] : [])
        let clients = try users.flatMap { try connect(as: $0, to: daemon) }
        if let first = clients.first { try daemon.addAsNeeded(by: first) }
        let before = Self.syncs(in: trace)
        try write(clients)
        let syncs = Self.syncs(in: trace) - before
        try daemon.stop()
        guard syncs > 0 else { throw BenchFailure("strace saw no sync of \(takes) records") }
        return row(
            clients: clients.count, ours: "\(takes) with \(syncs) syncs",
            shared: Double(takes) / Double(syncs))
    }

    private func row(clients: Int, ours: String, shared: Double?) -> ResultRow {
        ResultRow(
            what: "`take`s that are on the disk, from \(clients) clients at the same time",
            ours: ours, against: "a sync for each of them",
            ratio: shared.map { "\(Shown.ratio($0)) a sync" } ?? "-",
            target: "≥ \(Shown.number(Self.target, digits: 0)) a sync",
            isMet: shared.map { $0 >= Self.target })
    }

    private func connect(
        as user: uid_t, to daemon: PrivateDaemon
    ) throws -> [FrameConnection] {
        let own = geteuid()
        // Who connects is who one is at that moment.
        guard seteuid(user) == 0 else { throw BenchFailure.system("seteuid") }
        defer { seteuid(own) }
        return try (0..<Self.ofOneUser).map { _ in try daemon.connect(room: 65_536) }
    }

    /// Each client records one dose after the other, and waits for no other client.
    private func write(_ clients: [FrameConnection]) throws {
        var files = clients.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        var (sent, answered) = (0, 0)
        func send(_ client: FrameConnection) throws {
            guard sent < takes else { return }
            sent += 1
            try client.send(FrameConnection.take("shared-\(sent)", sent))
        }
        for client in clients { try send(client) }
        while answered < takes {
            guard poll(&files, nfds_t(files.count), Self.patience) > 0 else {
                throw BenchFailure("no answer came")
            }
            for (client, file) in zip(clients, files) where file.revents != 0 {
                let answer = try client.next()
                guard !answer.contains("\"error\"") else { throw BenchFailure(answer) }
                answered += 1
                try send(client)
            }
        }
    }

    private static func syncs(in trace: String) -> Int {
        (File.text(trace) ?? "").split(separator: "\n").filter { line in
            line.contains("fsync(") || line.contains("fdatasync(")
        }.count
    }
}
