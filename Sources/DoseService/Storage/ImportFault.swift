/// Why a file cannot be imported: what is wrong, and in which line.
struct ImportFault: Error {
    /// The word for it in a refusal.
    let reason: Reason
    /// Counted from 1; nil when it is about the whole file.
    var line: Int?
    let message: String

    enum Reason: String {
        case damaged
        case foreign
        case newer
        case notReadable = "not_readable"
        case tooLarge = "too_large"
    }

    init(_ message: String, line: Int? = nil, reason: Reason = .damaged) {
        self.message = message
        self.line = line
        self.reason = reason
    }

    var sentence: String { line.map { ExportSentences.inLine($0, message) } ?? message }
}
