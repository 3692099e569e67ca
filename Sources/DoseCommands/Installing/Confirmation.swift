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
}
