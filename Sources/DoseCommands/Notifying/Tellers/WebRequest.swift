/// One request to a web server, made by `curl`. What it is goes in on standard input: arguments
/// can be read by everyone on the machine.
struct WebRequest: Sendable {
    /// What is kept of what curl prints.
    private static let printedBytes = 4_096
    /// How long connecting may take, in seconds.
    private static let connectSeconds = 10

    var method = "POST"
    let url: String
    var headers: [(name: String, value: String)] = []
    var body: String?
    let deadlineSeconds: Int

    /// Makes the request. An answer of 2xx means told; a redirection is not followed.
    func send(curl: String) async -> Verdict {
        // Its own time limit is the first one; the process's is for a curl that hangs.
        let program = ChildProgram(
            path: curl, arguments: ["--disable", "--config", "-"],
            deadline: .seconds(deadlineSeconds + 2))
        let (ending, printed) = await program.run(
            input: configuration, printing: .kept(Self.printedBytes))
        if ending == .exited(28) { return .failed("deadline of \(deadlineSeconds) s passed") }
        let verdict = ending.verdict { code in
            let line = printed.split(separator: "\n").first { $0.hasPrefix("curl: ") }
            return line.map { String($0.dropFirst(6)) } ?? "curl: exit \(code)"
        }
        guard verdict == .told else { return verdict }
        let code = printed.suffix(3)
        return code.hasPrefix("2") ? .told : .failing("the server answered HTTP \(code)")
    }

    /// The request as a configuration of curl(1).
    var configuration: String {
        var lines = [
            "silent", "show-error", "globoff", Self.line("proto", "=http,https"),
            Self.line("url", url), Self.line("request", method),
            "max-time = \(deadlineSeconds)",
            "connect-timeout = \(min(Self.connectSeconds, deadlineSeconds))",
            Self.line("output", "/dev/null"), Self.line("write-out", "\n%{http_code}"),
            Self.line("user-agent", "dosed"),
            // Without it curl would wait a second for a leave to send.
            Self.line("header", "Expect:"),
        ]
        lines += headers.map { Self.line("header", "\($0.name): \($0.value)") }
        if let body { lines.append(Self.line("data-raw", body)) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// One setting, quoted: a backslash stands before what would end the quotes or the line.
    private static func line(_ name: String, _ value: String) -> String {
        var quoted = ""
        for character in value.unicodeScalars {
            switch character {
            case "\"", "\\": quoted += "\\\(character)"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(character)
            }
        }
        return "\(name) = \"\(quoted)\""
    }
}
