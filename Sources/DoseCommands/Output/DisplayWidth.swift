/// How many terminal cells text takes: most characters one, East Asian wide ones and emoji two,
/// combining marks none (Unicode Standard Annex #11, roughly).
package enum DisplayWidth {
    /// Cells of one character.
    package static func of(_ character: Character) -> Int {
        // Asking Unicode about each letter takes long.
        if let plain = character.asciiValue { return plain < 0x20 || plain == 0x7F ? 0 : 1 }
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let asEmoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
        return asEmoji || first.properties.isEmojiPresentation || isWide(first.value) ? 2 : 1
    }

    /// Cells of a text of one line.
    package static func of(_ text: some StringProtocol) -> Int {
        // Most text is plain, and then each byte is one cell.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The text with spaces added up to that many cells; longer text stays as it is.
    package static func padded(_ text: String, to cells: Int) -> String {
        text + String(repeating: " ", count: max(0, cells - of(text)))
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
