import Foundation
import StrictJSON
import Synchronization

@testable import DoseCommands

/// Collects what a command writes.
final class Collector: TextSink {
    private let collected = Mutex("")

    var text: String { collected.withLock { $0 } }

    func write(_ text: String) { collected.withLock { $0 += text } }
}

/// A folder of its own for a test, removed by hand or at the end of the process's temporary files.
struct TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/dose-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw TestFault.cannotMakeFolder }
        path = String(cString: made)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// One run of the command line against a test server.
struct CommandRun {
    let exit: Int32
    let answers: String
    let messages: String

    /// - Parameter socket: where the server listens; a path without one when nil.
    init(_ arguments: String..., socket: String? = nil) async {
        await self.init(arguments, socket: socket)
    }

    init(_ arguments: [String], socket: String? = nil) async {
        let answers = Collector()
        let messages = Collector()
        var patience = DaemonClient.Patience()
        patience.pauses = patience.pauses.map { _ in .zero }
        let surroundings = Surroundings(
            variable: { $0 == "DOSED_SOCKET" ? socket ?? "/nonexistent/s" : nil },
            userID: 1000, exists: { _ in false }, patience: patience)
        exit = await CommandLineProgram(
            surroundings: surroundings, answers: answers, messages: messages
        ).run(arguments)
        self.answers = answers.text
        self.messages = messages.text
    }

    /// Standard output as JSON; nil when it is not one line of it.
    var json: JSONValue? {
        let lines = answers.split(separator: "\n")
        return lines.count == 1 ? try? JSONValue.parse(Array(lines[0].utf8)) : nil
    }
}

/// The text of an answer at a width.
func told(_ answer: some Tellable, width: Int = 80, isColored: Bool = false) -> String {
    var page = Page(style: TextStyle(width: width, isColored: isColored))
    answer.tell(on: &page)
    return page.text
}

/// The text of a failure.
func told(_ failure: DoseFailure, width: Int = 80) -> String {
    var page = Page(style: TextStyle(width: width))
    _ = FailureText(failure).tell(on: &page)
    return page.text
}
