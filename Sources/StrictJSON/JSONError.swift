/// Why bytes are not the JSON that this service reads, and where.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was wrong. The raw value is a sentence part for a person.
    package enum Reason: String, Sendable, CaseIterable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "this character does not belong here"
        case trailingBytes = "there is more text after the value"
        case notAnObject = "the message is not an object"
        case duplicateName = "this name is there twice"
        case invalidUTF8 = "the text is not valid UTF-8"
        case controlCharacter = "a control character in a text must be escaped"
        case invalidEscape = "this escape is not known"
        case loneSurrogate = "half of a surrogate pair"
        case invalidNumber = "this is not a number"
        case numberTooLarge = "the number is too large"
        case tooDeep = "values are nested too deep"
    }

    /// The first byte that could not be accepted, counted from 0.
    package let offset: Int
    /// What was wrong there.
    package let reason: Reason

    /// Names a fault at a byte.
    package init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    /// The name that is there twice; nil for every other reason.
    /// - Parameter bytes: the text that was refused.
    package func duplicateName(in bytes: [UInt8]) -> String? {
        guard reason == .duplicateName else { return nil }
        var reader = JSONStringReader(bytes: bytes, position: offset)
        return try? reader.read()
    }

    /// The reason with its place.
    package var description: String {
        "\(reason.rawValue) (byte \(offset))"
    }
}

/// Bounds for one JSON text.
package struct JSONLimits: Sendable, Equatable {
    /// How many lists and objects may stand inside each other; the outermost counts as 1.
    package let maximumDepth: Int

    /// Sets the bounds. The parser recurses once a level, so a depth is never above 512.
    package init(maximumDepth: Int = 16) {
        self.maximumDepth = min(max(maximumDepth, 1), 512)
    }
}
