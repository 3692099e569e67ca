/// One thing that `dose install` or `dose uninstall` does.
package enum InstallStep: Sendable, Equatable {
    /// Makes a folder, unless it is there.
    case folder(String, mode: UInt32)
    /// Copies a program, unless the same is there.
    case program(from: String, to: String)
    /// Writes a file, unless it says the same.
    case file(String, text: String)
    /// Removes a file, if it is there.
    case remove(String)
    /// Removes a folder with all that is in it, if it is there.
    case removeAll(String)
    /// Leaves something where it is.
    case leave(String)
    /// Runs systemctl.
    case systemctl([String])
    /// Starts units, or starts them anew when anything before has changed.
    case start([String])
    /// Forgets that units start by themselves and, with `now`, stops them; if this file is there.
    case disable([String], now: Bool, file: String)
    /// Calls dosed at this socket.
    case call(String)
}

/// What became of a step: words for people, an object for programs.
package struct StepReport: Encodable, Sendable, Equatable {
    package enum Result: String, Encodable, Sendable {
        case done
        case unchanged
        case planned
    }

    /// What was done: `copy`, `write`, `run` …
    package let action: String
    /// The file or folder, or the words after `systemctl`.
    package let object: String
    package let result: Result
    /// What is worth knowing besides.
    package let note: String?

    /// - Parameter manager: the options that tell systemctl which manager is meant.
    init(_ step: InstallStep, _ result: Result, manager: [String], note: String? = nil) {
        let words = step.words(manager: manager)
        action = words.action
        object = words.object
        self.result = result
        self.note = note
    }

    /// `would copy`.
    private var words: String {
        switch result {
        case .planned: "would \(action)"
        case .unchanged: "no change"
        case .done: InstallStep.past[action] ?? action
        }
    }
}

extension StepReport: Tellable {
    private static let wordCells = 14

    package func tell(on page: inout Page) {
        page.say(
            object + (note.map { " (\($0))" } ?? ""), lead: Lead(words, cells: Self.wordCells))
    }
}

extension InstallStep {
    /// How an action is told once it is done.
    static let past = [
        "make": "made", "copy": "copied", "write": "wrote", "remove": "removed", "keep": "kept",
        "run": "ran", "call": "called",
    ]

    /// What is done, and to what.
    func words(manager: [String]) -> (action: String, object: String) {
        switch self {
        case .folder(let path, _): ("make", path)
        case .program(_, let path): ("copy", path)
        case .file(let path, _): ("write", path)
        case .remove(let path), .removeAll(let path): ("remove", path)
        case .leave(let path): ("keep", path)
        case .call(let socket): ("call", socket)
        case .systemctl, .start, .disable:
            ("run", (["systemctl"] + manager + command).joined(separator: " "))
        }
    }

    /// The words for systemctl; empty for a step that does not need it.
    var command: [String] {
        switch self {
        case .systemctl(let words): words
        case .start(let units): ["start"] + units
        case .disable(let units, let now, _): ["disable"] + (now ? ["--now"] : []) + units
        default: []
        }
    }
}
