import Testing

@Suite(
    "dosed under a service manager",
    .enabled(
        if: Programs.find("systemd-socket-activate") != nil,
        "needs systemd-socket-activate, of the package systemd"))
struct SupervisionTests {
    private let directory: PrivateDirectory
    private let news: NewsSocket

    init() throws {
        directory = try PrivateDirectory()
        news = try NewsSocket(in: directory)
    }

    /// Has the first call start the daemon, as systemd does, with these variables.
    private func activated(
        _ options: [String] = [], variables: [String: String] = [:]
    ) throws -> LiveCommand {
        let handed = variables.merging(["NOTIFY_SOCKET": news.path]) { $1 }
        let service = try LiveCommand(
            try #require(Programs.find("systemd-socket-activate")),
            options + ["-l", directory.file("s")] + handed.flatMap { ["-E", "\($0)=\($1)"] } + [
                Programs.dosed, "--database", directory.file("data/dosed.db"), "--zone",
                "Europe/Berlin",
            ], environment: ["PATH": "/usr/bin:/bin", "HOME": directory.path])
        _ = try service.remark(with: directory.file("s"))
        return service
    }

    @Test("it says that it is ready, that it lives, and that it stops")
    func life() throws {
        let service = try activated(variables: ["WATCHDOG_USEC": "2000000"])
        let caller = try RawConnection(directory.file("s"))
        #expect(try news.next() == "READY=1")
        // The first comes with the first look, the others with the alarm at half the time.
        for _ in 1...3 { #expect(try news.next() == "WATCHDOG=1") }
        #expect(try service.end() == .exited(0))
        #expect(news.rest().last == "STOPPING=1")
        withExtendedLifetime(caller) {}
    }

    @Test(
        "nobody who does not ask is told that it lives",
        arguments: [[:], ["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "1"]])
    func unwatched(variables: [String: String]) throws {
        let service = try activated(variables: variables)
        let caller = try RawConnection(directory.file("s"))
        #expect(try news.next() == "READY=1")
        #expect(try caller.call("io.dosed.GetStatus")["parameters"] != nil)
        #expect(try service.end() == .exited(0))
        #expect(news.rest() == ["STOPPING=1"])
    }

    @Test("one that must not touch its database lives on to say so")
    func unusable() throws {
        try directory.makeDirectory("data")
        try directory.write("data/dosed.db", "not a database, but a letter".utf8)
        let service = try activated(variables: ["WATCHDOG_USEC": "2000000"])
        let caller = try RawConnection(directory.file("s"))
        #expect(try news.next() == "READY=1")
        for _ in 1...2 { #expect(try news.next() == "WATCHDOG=1") }
        #expect(
            try caller.call("io.dosed.GetStatus")["error"]?.string
                == "io.dosed.DatabaseUnavailable")
        #expect(try service.end() == .exited(0))
    }

    @Test("of several sockets it serves the one named varlink")
    func several() throws {
        let service = try activated(
            ["-l", directory.file("other"), "--fdname=other:varlink"],
            variables: ["WATCHDOG_USEC": "2000000"])
        let caller = try RawConnection(directory.file("s"))
        #expect(try news.next() == "READY=1")
        #expect(try caller.call("io.dosed.GetStatus")["parameters"] != nil)
        #expect(try service.end() == .exited(0))
    }
}
