import Glibc

/// What the process stands in, read once and passed in: the commands look at nothing else.
package struct Surroundings: Sendable {
    /// Reads an environment variable.
    package var variable: @Sendable (String) -> String?
    /// Whose runtime directory is meant when the environment does not say.
    package var userID: UInt32
    /// Whether something is at a path.
    package var exists: @Sendable (String) -> Bool
    /// How text looks on standard output.
    package var style: TextStyle
    /// Times and pauses of the client.
    package var patience: DaemonClient.Patience
    /// The path of the running program, for `dose demo`.
    package var program: String

    /// Whom the commands are about when no option says it.
    var person: String? {
        variable("DOSE_PERSON").flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Surroundings by hand, for tests.
    package init(
        variable: @escaping @Sendable (String) -> String?,
        userID: UInt32,
        exists: @escaping @Sendable (String) -> Bool,
        style: TextStyle = TextStyle(),
        patience: DaemonClient.Patience = DaemonClient.Patience(),
        program: String = "dose"
    ) {
        self.variable = variable
        self.userID = userID
        self.exists = exists
        self.style = style
        self.patience = patience
        self.program = program
    }

    /// Those of this process.
    package static func ofThisProcess() -> Surroundings {
        let variable: @Sendable (String) -> String? = { name in
            getenv(name).map { String(cString: $0) }
        }
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        let asked = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        let width = asked && size.ws_col > 0 ? Int(size.ws_col) : nil
        return Surroundings(
            variable: variable,
            userID: getuid(),
            exists: { access($0, F_OK) == 0 || errno == EACCES },
            style: TextStyle(
                isTerminal: isTerminal, terminalWidth: width, variable: variable),
            program: ownPath() ?? CommandLine.arguments.first ?? "dose")
    }

    /// The program's own file, by the link that Linux keeps for each process (proc(5)).
    private static func ownPath() -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
        }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
