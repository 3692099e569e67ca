/// Keeps characters that could steer a terminal out of everything that is printed.
package enum Sanitizer {
    /// One line: line breaks and tabs become spaces, other controls the replacement character.
    package static func line(_ text: String) -> String {
        guard mayBeUnsafe(text), text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return String(text.map(character))
    }

    /// One character, which stays one character so that positions in a text still hold.
    package static func character(_ character: Character) -> Character {
        guard character.unicodeScalars.contains(where: isUnsafe) else { return character }
        return character == "\t" || character.isNewline ? " " : "\u{FFFD}"
    }

    /// JSON text: unsafe characters that JSON allows inside strings are written as escapes.
    package static func json(_ text: String) -> String {
        guard mayBeUnsafe(text), text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                let digits = String(scalar.value, radix: 16)
                safe += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// Plain text, which most is, is told by its bytes.
    private static func mayBeUnsafe(_ text: String) -> Bool {
        !text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    /// C0 and C1 controls, and the marks that reorder or break lines (Unicode Standard Annex #9).
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
