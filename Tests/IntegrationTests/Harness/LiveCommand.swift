import Foundation
import Glibc

/// A command that keeps running, with its lines as they come.
final class LiveCommand {
    private let child: Child
    private var out: LineReader
    private var err: LineReader
    var pid: pid_t { child.pid }

    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        let out = try Tube()
        let err = try Tube()
        child = try Child(
            program, arguments, environment: environment,
            streams: .init(output: out.writing, errors: err.writing))
        close(out.writing)
        close(err.writing)
        self.out = LineReader(out.reading)
        self.err = LineReader(err.reading)
    }

    deinit {
        child.signal(SIGKILL)
        out.close()
        err.close()
    }

    /// The next line of standard output.
    func line(_ deadline: Deadline = Deadline()) throws -> String { try out.next(deadline) }

    /// The next line of standard error.
    func remark() throws -> String { try err.next(Deadline()) }

    /// Waits for a line of standard error that has these words.
    func remark(with words: String) throws -> String {
        while true {
            let line = try remark()
            if line.contains(words) { return line }
        }
    }

    /// The next line of standard output as JSON.
    func json(_ deadline: Deadline = Deadline()) throws -> JSON {
        try JSON(parsing: line(deadline))
    }

    /// Asks it to end and waits for that.
    func end(_ signal: Int32 = SIGTERM) throws -> Ending {
        child.signal(signal)
        return try child.waitForEnd()
    }

    /// Waits until it ends by itself.
    func waitForEnd() throws -> Ending { try child.waitForEnd() }

    /// The lines of standard output that were not read yet; to be asked after its end.
    func leftOver() throws -> [String] { try out.rest() }
}

/// Cuts what comes through a pipe into lines.
private struct LineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func close() { Glibc.close(descriptor) }

    mutating func next(_ deadline: Deadline) throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeSubrange(...end)
                return line
            }
            guard !deadline.readable(among: [descriptor]).isEmpty else {
                throw HarnessFailure("no line in time")
            }
            let bytes = readSome(descriptor)
            guard !bytes.isEmpty else { throw HarnessFailure("it ended instead of saying a line") }
            buffer += bytes
        }
    }

    mutating func rest() throws -> [String] {
        while true {
            let bytes = readSome(descriptor)
            if bytes.isEmpty { break }
            buffer += bytes
        }
        return String(decoding: buffer, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
