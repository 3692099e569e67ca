import StrictJSON

/// JSON as `dose` prints it: one line, keys in alphabetical order.
package enum JSONText {
    /// One value as one line without its line break.
    ///
    /// - Throws: `DoseFailure.unreadableReply` for a value that JSON cannot hold.
    package static func line(_ value: some Encodable) throws(DoseFailure) -> String {
        guard let json = try? JSONValue(of: value) else {
            throw .unreadableReply(reason: "the answer cannot be written as JSON")
        }
        return Sanitizer.json(String(decoding: json.encoded(), as: UTF8.self))
    }
}
