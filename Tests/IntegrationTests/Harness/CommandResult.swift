import Foundation
import Glibc

/// What a command that has ended printed and how it ended.
struct CommandResult: CustomStringConvertible {
    let words: [String]
    let ending: Ending
    let out: String
    let err: String

    /// The exit code; -1 when a signal ended it.
    var exit: Int32 {
        if case .exited(let code) = ending { code } else { -1 }
    }

    /// What was printed on standard output, as the one JSON value that it must be.
    var json: JSON {
        get throws {
            do {
                return try JSON(parsing: out)
            } catch {
                throw HarnessFailure("not one JSON value: \(self)")
            }
        }
    }

    var description: String {
        "\(words.joined(separator: " ")): \(ending)\nout: \(out)\nerr: \(err)"
    }

    /// Runs a program to its end.
    ///
    /// - Throws: ``HarnessFailure`` at the deadline; the program is killed then.
    static func running(
        _ program: String, _ arguments: [String], environment: [String: String],
        seconds: Double = Deadline.usualSeconds
    ) throws -> CommandResult {
        let out = try Tube()
        let err = try Tube()
        let child = try Child(
            program, arguments, environment: environment,
            streams: .init(output: out.writing, errors: err.writing))
        close(out.writing)
        close(err.writing)
        defer {
            close(out.reading)
            close(err.reading)
        }
        let deadline = Deadline(seconds: seconds)
        var texts: [Int32: [UInt8]] = [out.reading: [], err.reading: []]
        var open = [out.reading, err.reading]
        while !open.isEmpty {
            let ready = deadline.readable(among: open)
            guard !ready.isEmpty else {
                child.signal(SIGKILL)
                throw HarnessFailure("\(program) \(arguments) did not end in time")
            }
            for descriptor in ready {
                let bytes = readSome(descriptor)
                if bytes.isEmpty { open.removeAll { $0 == descriptor } }
                texts[descriptor, default: []] += bytes
            }
        }
        return CommandResult(
            words: [program] + arguments, ending: try child.waitForEnd(deadline),
            out: String(decoding: texts[out.reading] ?? [], as: UTF8.self),
            err: String(decoding: texts[err.reading] ?? [], as: UTF8.self))
    }
}

extension String {
    /// The text without the line breaks that a narrow terminal asks for.
    var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
