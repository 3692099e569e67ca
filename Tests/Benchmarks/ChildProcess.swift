import Glibc

/// A program that was started by us. Whatever happens it ends with its owner.
final class ChildProcess {
    let pid: pid_t
    private var hasEnded = false

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - input: a file for its standard input; nil for nothing.
    ///   - output: a file for its standard output, emptied first; nil to throw it away.
    ///   - errors: a file for its standard error; nil for our own.
    init(
        _ program: String, _ arguments: [String], environment: [String: String],
        input: String? = nil, output: String? = nil, errors: String? = nil
    ) throws(BenchFailure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        let writing = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", writing, 0o600)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
        }
        var pid: pid_t = 0
        let words = CStrings([program] + arguments)
        let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
        let code = posix_spawn(&pid, program, &actions, nil, words.pointers, variables.pointers)
        guard code == 0 else {
            throw BenchFailure("\(program): \(String(cString: strerror(code)))")
        }
        self.pid = pid
    }

    deinit {
        guard !hasEnded else { return }
        kill(pid, SIGKILL)
        _ = try? waitForEnd()
    }

    /// Waits for its end.
    ///
    /// - Returns: the exit code, or 128 and the signal that ended it.
    @discardableResult
    func waitForEnd() throws(BenchFailure) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) != pid {
            guard errno == EINTR else { throw .system("waitpid") }
        }
        hasEnded = true
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    /// Asks it to end, and waits.
    func stop() throws(BenchFailure) {
        kill(pid, SIGTERM)
        try waitForEnd()
    }
}

/// Words as C wants them: an array of pointers with a null at its end.
private final class CStrings {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ words: [String]) { pointers = words.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}
