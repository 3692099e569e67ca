import Foundation
import Glibc
import Synchronization

/// How a process ended.
enum Ending: Equatable, CustomStringConvertible {
    case exited(Int32)
    case signaled(Int32)

    init(status: Int32) {
        self = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signaled(status & 0x7f)
    }

    var description: String {
        switch self {
        case .exited(let code): "exit \(code)"
        case .signaled(let number): "signal \(number)"
        }
    }
}

/// A running process. Its end can be awaited like any other input: `ended` becomes readable.
final class Child {
    /// Where the standard descriptors of a child go; nil is /dev/null.
    struct Streams {
        var input: Int32?
        var output: Int32?
        var errors: Int32?
    }

    let pid: pid_t
    /// Reports the end of the process as an end of file.
    let ended: Int32
    private let result = Result()

    private final class Result: Sendable {
        let status = Mutex<Int32?>(nil)
    }

    /// Starts a program with exactly this environment.
    init(
        _ program: String, _ arguments: [String], environment: [String: String],
        streams: Streams = Streams()
    ) throws {
        let end = try Tube()
        ended = end.reading
        pid = try Self.spawn(program, arguments, environment, streams)
        Self.report(end: pid, to: result, closing: end.writing)
    }

    deinit { close(ended) }

    func signal(_ number: Int32) {
        // Once the end is reported the number may belong to another process.
        if result.status.withLock({ $0 == nil }) { kill(pid, number) }
    }

    /// Waits for the end.
    ///
    /// - Throws: ``HarnessFailure`` at the deadline; the process is killed then.
    func waitForEnd(_ deadline: Deadline = Deadline()) throws -> Ending {
        if deadline.readable(among: [ended]).isEmpty {
            signal(SIGKILL)
            throw HarnessFailure("process \(pid) did not end in time")
        }
        guard let status = result.status.withLock({ $0 }) else {
            throw HarnessFailure("process \(pid) ended without a status")
        }
        return Ending(status: status)
    }

    private static func report(end pid: pid_t, to result: Result, closing descriptor: Int32) {
        Thread.detachNewThread {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
            result.status.withLock { $0 = status }
            close(descriptor)
        }
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String],
        _ streams: Streams
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let standard = [streams.input, streams.output, streams.errors]
        for (number, descriptor) in standard.enumerated() {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
            } else {
                posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
            }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        guard code == 0 else {
            throw HarnessFailure("cannot start \(program): \(String(cString: strerror(code)))")
        }
        return pid
    }
}
