import DoseInterface
import Regimen

/// Free text from outside, held to its limits.
extension Scene {
    /// The text without blanks around it.
    ///
    /// - Throws: ``Invalid`` when it is empty, too long or holds control characters.
    static func checked(_ text: String, _ field: String, limit: Int) throws -> String {
        let trimmed = text.trimmingBlanks()
        if trimmed.isEmpty {
            throw Invalid(parameter: field, message: Sentences.emptyText(field))
        }
        if trimmed.count > limit {
            throw Invalid(parameter: field, message: Sentences.tooLong(field, limit))
        }
        if trimmed.unicodeScalars.contains(where: isUnshowable) {
            throw Invalid(parameter: field, message: Sentences.controlCharacter(field))
        }
        return trimmed
    }

    static func checked(_ text: String?, _ field: String, limit: Int) throws -> String? {
        guard let text else { return nil }
        return try checked(text, field, limit: limit) as String
    }

    func checked(_ text: String, _ field: String, limit: Int) throws -> String {
        try Self.checked(text, field, limit: limit)
    }

    func checked(_ text: String?, _ field: String, limit: Int) throws -> String? {
        try Self.checked(text, field, limit: limit)
    }

    /// Control characters, and the marks that turn the direction of text around.
    private static func isUnshowable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// A day as people write it, in the past or to come.
    func date(_ text: String, _ field: String, _ direction: TextDirection) throws -> CivilDate {
        let text = try checked(text, field, limit: Limits.nameCharacters)
        return try reading("date") { () throws(TextError) in
            try DateText.parse(text, now: now, zone: home, direction: direction)
        }
    }
}

extension String {
    func trimmingBlanks() -> String {
        let tail = drop(while: \.isWhitespace)
        guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(tail[...last])
    }
}
