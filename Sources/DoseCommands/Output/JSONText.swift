import FoundationEssentials

/// JSON as `dose` prints it: one line, keys in alphabetical order.
package enum JSONText {
    /// One value as one line without its line break.
    ///
    /// - Throws: `DoseFailure.unreadableReply` for a value that JSON cannot hold.
    package static func line(_ value: some Encodable) throws(DoseFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            throw .unreadableReply(reason: "the answer cannot be written as JSON")
        }
        return Sanitizer.json(String(decoding: data, as: UTF8.self))
    }
}
