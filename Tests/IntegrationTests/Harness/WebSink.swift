import Foundation

/// A real web server on this machine. It answers by path: `/ok` well, `/no` with 403, `/hang`
/// never, `/flood` without an end, `/gate` well once its gate is open and never before.
final class WebSink {
    /// One request as it came.
    struct Request {
        let method: String
        let path: String
        let headers: JSON
        let body: String

        func header(_ name: String) -> String? { headers[name.lowercased()]?.string }
    }

    private static let script = """
        import http.server, json, os, sys, threading, time
        gate = sys.argv[1]
        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                size = int(self.headers.get("content-length") or 0)
                said = {
                    "method": self.command, "path": self.path,
                    "headers": {k.lower(): v for k, v in self.headers.items()},
                    "body": self.rfile.read(size).decode("utf-8", "replace"),
                }
                print(json.dumps(said), flush=True)
                if self.path == "/hang" or self.path == "/gate" and not os.path.exists(gate):
                    threading.Event().wait()
                self.send_response(403 if self.path == "/no" else 200)
                self.end_headers()
                try:
                    while self.path == "/flood":
                        self.wfile.write(b"x" * 65536)
                        time.sleep(0.005)  # the other tests want the machine too
                except OSError: pass
            do_GET = do_POST = answer
            def log_message(self, *words): pass
        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            def handle_error(self, *words): pass
        server = Server(("127.0.0.1", 0), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """

    static var isWanted: Bool { Programs.isWanted(isThere) }
    private static let isThere = Programs.find("python3") != nil && Programs.find("curl") != nil
    static let reason = "needs python3 and curl"

    let address: String
    private let server: LiveCommand
    private let gate: String

    init(in directory: PrivateDirectory) throws {
        guard Self.isThere else { throw HarnessFailure(Self.reason) }
        gate = directory.file("gate")
        server = try LiveCommand(
            Programs.find("python3") ?? "", ["-c", Self.script, gate],
            environment: ["PATH": "/usr/bin:/bin"])
        address = "http://127.0.0.1:\(try server.line())"
    }

    /// From now on `/gate` answers.
    func openGate() { _ = FileManager.default.createFile(atPath: gate, contents: nil) }

    /// The next request, whatever it was answered.
    func next() throws -> Request {
        let said = try server.json()
        return Request(
            method: said["method"]?.string ?? "", path: said["path"]?.string ?? "",
            headers: said["headers"] ?? .null, body: said["body"]?.string ?? "")
    }

    /// The next request to a path.
    func next(to path: String) throws -> Request {
        while true {
            let request = try next()
            if request.path == path { return request }
        }
    }
}

/// A real SMTP server on this machine, which prints each message as one line of JSON.
final class MailSink {
    private static let script = """
        import json, sys, threading
        from aiosmtpd.controller import Controller
        class Handler:
            async def handle_DATA(self, server, session, envelope):
                if any("no@" in to for to in envelope.rcpt_tos): return "554 not here"
                said = {"from": envelope.mail_from, "to": envelope.rcpt_tos,
                        "text": envelope.content.decode("utf-8", "replace")}
                print(json.dumps(said), flush=True)
                return "250 taken"
        import socket
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(Handler(), hostname="127.0.0.1", port=port)
        controller.start()
        print(port, flush=True)
        sys.stdin.read()
        threading.Event().wait()
        """

    static var isWanted: Bool { Programs.isWanted(isThere) }
    private static let isThere: Bool = {
        guard let python = Programs.find("python3"), Programs.find("msmtp") != nil else {
            return false
        }
        let result = try? CommandResult.running(
            python, ["-c", "import aiosmtpd"], environment: ["PATH": "/usr/bin:/bin"])
        return result?.exit == 0
    }()
    static let reason = "needs msmtp and python3-aiosmtpd"

    let server: LiveCommand

    /// - Parameter home: where the mailer's settings are put.
    init(home: PrivateDirectory) throws {
        guard Self.isThere else { throw HarnessFailure(Self.reason) }
        server = try LiveCommand(
            Programs.find("python3") ?? "", ["-c", Self.script],
            environment: ["PATH": "/usr/bin:/bin"])
        let port = try server.line()
        let settings = """
            account default
            host 127.0.0.1
            port \(port)
            from dosed@example.org

            """
        try home.write(".msmtprc", settings.utf8)
    }
}
