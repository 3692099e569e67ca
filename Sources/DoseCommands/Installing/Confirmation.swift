import Glibc

/// Asks before something is lost.
enum Confirmation {
    enum Answer {
        case yes
        case no
        /// Nobody is there to ask.
        case noTerminal
    }

    /// Asks on the terminal; only `yes` means yes.
    static func ask(_ question: String) -> Answer {
        guard isatty(STDIN_FILENO) == 1 else { return .noTerminal }
        DescriptorSink(descriptor: STDERR_FILENO).write(question)
        let line = readLine() ?? ""
        return line.lowercased().filter { !$0.isWhitespace } == "yes" ? .yes : .no
    }

    /// Asks before other data takes the place of what is there.
    static func ofReplacing(by path: String) throws(DoseFailure) {
        let question =
            "This puts \(path)\nin the place of your data. What is there now is kept beside it.\n"
            + "Type yes to go on: "
        switch ask(question) {
        case .yes: return
        case .no: throw .usage(message: "nothing was changed.")
        case .noTerminal:
            throw .usage(message: "nobody is there to ask. To go on without: --yes")
        }
    }
}
