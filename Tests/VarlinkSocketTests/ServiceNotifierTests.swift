import Glibc
import Testing

@testable import VarlinkSocket

@Suite("News for the service manager")
struct ServiceNotifierTests {
    @Test("all news of one call arrive as one message")
    func message() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/notify"
        let manager = try RawSocket(path: path, type: SOCK_DGRAM, listening: false)
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path], pid: 1)
        #expect(notifier.isActive)
        #expect(notifier.notify(.ready, .status("two\nlines")))
        #expect(manager.datagram() == "READY=1\nSTATUS=two lines")
        #expect(notifier.notify(.watchdog))
        #expect(notifier.notify(.stopping))
        #expect(manager.datagram() == "WATCHDOG=1")
        #expect(manager.datagram() == "STOPPING=1")
        #expect(!notifier.notify())
    }

    @Test("an abstract socket works too")
    func abstract() throws {
        let name = "varlink-test-\(getpid())"
        let manager = try RawSocket(abstractName: name, type: SOCK_DGRAM)
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": "@" + name], pid: 1)
        #expect(notifier.notify(.ready))
        #expect(manager.datagram() == "READY=1")
    }

    @Test(
        "nothing happens and nothing fails when nobody listens",
        arguments: [
            nil, "", "relative", "@", "/nowhere/at/all", "/" + String(repeating: "x", count: 200),
        ])
    func nobody(socket: String?) {
        var environment: [String: String] = [:]
        environment["NOTIFY_SOCKET"] = socket
        #expect(!ServiceNotifier(environment: environment, pid: 1).notify(.ready))
    }

    @Test("the watchdog's time is read when it is meant for this process")
    func watchdog() {
        func timeout(_ environment: [String: String]) -> Duration? {
            ServiceNotifier(environment: environment, pid: 7).watchdogTimeout
        }
        #expect(timeout([:]) == nil)
        #expect(timeout(["WATCHDOG_USEC": "2500000"]) == .milliseconds(2500))
        #expect(timeout(["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "7"]) == .seconds(1))
        #expect(timeout(["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "8"]) == nil)
        #expect(timeout(["WATCHDOG_USEC": "0"]) == nil)
        #expect(timeout(["WATCHDOG_USEC": "soon"]) == nil)
    }
}
