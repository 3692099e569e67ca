import Foundation
import Glibc
import Logging
import ServiceLifecycle
import StrictJSON
import TestSupport
import Testing
import Varlink

@testable import VarlinkSocket

@Suite("Sockets from the service manager", .serialized, .timeLimit(.minutes(5)))
struct SocketActivationTests {
    /// Above what this process has open most of the time.
    private static let lowest: Int32 = 600

    private func listener(
        _ environment: [String: String], first: Int32 = lowest
    ) throws(ActivationError) -> Int32? {
        try SocketActivation.listener(environment: environment, pid: 7, first: first)
    }

    /// Puts copies of the descriptors in a row, as the service manager does, at numbers that
    /// nothing else in this process has: the kernel is asked for each and gives a free one.
    ///
    /// - Returns: the first number.
    private func handOver(_ descriptors: [Int32]) throws -> Int32 {
        var first = Self.lowest
        while true {
            var places: [Int32] = []
            for descriptor in descriptors {
                let wanted = first + Int32(places.count)
                let place = fcntl(descriptor, F_DUPFD, wanted)
                try #require(place >= 0)
                places.append(place)
                guard place == wanted || places.count == 1 else { break }
                if places.count == 1 { first = place }
            }
            if places == places.indices.map({ first + Int32($0) }),
                places.count == descriptors.count
            {
                return first
            }
            for place in places { close(place) }
            first = (places.max() ?? first) + 1
        }
    }

    private func takeBack(_ first: Int32, _ count: Int32) {
        for index in 0..<count { close(first + index) }
    }

    @Test(
        "nothing is taken without the variables, for another process, or when there are none",
        arguments: [
            [:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "7"],
            ["LISTEN_PID": "8", "LISTEN_FDS": "1"], ["LISTEN_PID": "x", "LISTEN_FDS": "1"],
            ["LISTEN_PID": "7", "LISTEN_FDS": "0"],
        ])
    func nothing(environment: [String: String]) throws {
        #expect(try listener(environment) == nil)
    }

    @Test("a count that is no usable number is refused", arguments: ["x", "-1", "65", "", "1 "])
    func badCount(count: String) {
        #expect(throws: ActivationError.unreadableCount) {
            try listener(["LISTEN_PID": "7", "LISTEN_FDS": count])
        }
    }

    @Test("a single socket is taken whatever its name, made private, and the variables go")
    func single() throws {
        let directory = try TemporaryDirectory()
        let socket = try RawSocket(path: directory.path + "/a")
        let first = try handOver([socket.descriptor])
        defer { takeBack(first, 1) }
        setenv("LISTEN_FDNAMES", "other", 1)
        let environment = ["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "other"]
        #expect(try listener(environment, first: first) == first)
        #expect(fcntl(first, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(first, F_GETFL) & O_NONBLOCK != 0)
        #expect(getenv("LISTEN_FDNAMES") == nil)
    }

    @Test("of several sockets the one named varlink is taken; without exactly one it is refused")
    func several() throws {
        let directory = try TemporaryDirectory()
        let sockets = try ["a", "b", "c"].map { try RawSocket(path: directory.path + "/" + $0) }
        let first = try handOver(sockets.map(\.descriptor))
        defer { takeBack(first, 3) }
        func taken(_ names: String) throws(ActivationError) -> Int32? {
            try listener(
                ["LISTEN_PID": "7", "LISTEN_FDS": "3", "LISTEN_FDNAMES": names], first: first)
        }
        #expect(try taken("x:varlink:y") == first + 1)
        #expect(try taken("x::varlink") == first + 2)
        for names in ["x:y:z", "varlink:varlink:x", "", "a:b:c:varlink"] {
            #expect(throws: ActivationError.self) { try taken(names) }
        }
        #expect(throws: ActivationError.noneNamedVarlink(names: ["x", "y", "z"])) {
            try taken("x:y:z")
        }
    }

    @Test("what is no listening Unix stream socket is refused")
    func wrongKinds() throws {
        let directory = try TemporaryDirectory()
        let silent = try RawSocket(path: directory.path + "/a", listening: false)
        let datagrams = try RawSocket(
            path: directory.path + "/b", type: SOCK_DGRAM, listening: false)
        let internet = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        listen(internet, 1)
        defer { close(internet) }
        let file = open("/dev/null", O_RDONLY)
        defer { close(file) }
        for descriptor in [silent.descriptor, datagrams.descriptor, internet, file] {
            let first = try handOver([descriptor])
            #expect(throws: ActivationError.notAListeningSocket(descriptor: first)) {
                try listener(["LISTEN_PID": "7", "LISTEN_FDS": "1"], first: first)
            }
            takeBack(first, 1)
        }
        // No process has a descriptor of this number.
        #expect(throws: ActivationError.system(errno: EBADF)) {
            try listener(["LISTEN_PID": "7", "LISTEN_FDS": "1"], first: .max - 1)
        }
    }

    // MARK: With a real service manager's tool

    private static let tool = "/usr/bin/systemd-socket-activate"
    private static let marker = "VARLINK_TEST_ACTIVATED"

    /// Runs only inside the child that the next test starts.
    @Test("activated child", .enabled(if: getenv(marker) != nil, "only as a child"))
    func activatedChild() async throws {
        let environment = ProcessInfo.processInfo.environment
        let descriptor = try #require(
            try SocketActivation.listener(environment: environment, pid: getpid()))
        #expect(descriptor == SocketActivation.firstDescriptor)
        let toy = Toy()
        try await serve(descriptor: descriptor, toy: toy) { server in
            #expect(await toy.next() == .noted("quit"))
            await server.shutDown()
        }
    }

    @Test(
        "a socket from systemd-socket-activate is served",
        .enabled(if: access(tool, X_OK) == 0, "needs systemd-socket-activate"))
    func realActivation() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/toy"
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? ""
        let arguments = [
            "--fdname=varlink", "-l", path, "-E", "\(Self.marker)=1",
            "-E", "LD_LIBRARY_PATH=\(libraries)", program,
            "--testing-library", "swift-testing", "--filter", "activatedChild",
        ]
        async let child = Child.output(of: Self.tool, arguments)
        let client = try await TestClient.whenListening(path: path)
        #expect(try await client.echo("hello") == "hello")
        let quit = try await client.call("org.example.toy.Note", ["text": "quit"])
        #expect(quit?.error == nil)
        _ = try await child
    }
}
