/// A file that a command wrote for a person: whole, and for the owner's eyes alone.
package struct WrittenFile: Tellable, Encodable, Sendable {
    /// Means standard output.
    package static let standardOutput = "-"

    /// Where it is.
    package var file: String
    package var bytes: Int

    /// Writes a file of mode 0600.
    ///
    /// - Parameter replacing: whether it may take the place of another file.
    package static func write(
        _ text: String, to path: String, replacing: Bool
    ) throws(DoseFailure) -> WrittenFile {
        let file = try GrowingFile(path, replacing: replacing)
        try file.add(text)
        return try file.finish()
    }

    package func tell(on page: inout Page) {
        page.say("Written: \(file). Only you can read it.")
    }
}

/// Where a text for another program goes.
enum Delivery {
    /// Writes a text to a file, or to standard output for `-`.
    static func deliver(
        _ text: String, to path: String, replacing: Bool, on output: Output
    ) throws(DoseFailure) {
        guard path == WrittenFile.standardOutput else {
            return try output.show(WrittenFile.write(text, to: path, replacing: replacing))
        }
        guard output.form == .text else {
            throw .usage(message: "- and --json both want standard output. Name a file.")
        }
        output.write(text: text)
    }
}
