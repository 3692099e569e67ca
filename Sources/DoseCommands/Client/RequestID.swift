import DoseInterface

/// Names one write, so that a repeat of it is recognized. Letters, digits and hyphens.
package struct RequestID: Sendable, Equatable {
    /// As it is sent.
    package let text: String

    /// A new random one, in the form of a version 4 UUID (RFC 9562, section 5.4).
    package init(from generator: inout some RandomNumberGenerator) {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0F)])
        }
        self.text = text
    }

    /// A new random one from the system.
    package static func fresh() -> RequestID {
        var generator = SystemRandomNumberGenerator()
        return RequestID(from: &generator)
    }

    /// One that a person gave; nil when it is empty, too long or has other characters.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Limits.requestIDCharacters else { return nil }
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard allowed else { return nil }
        self.text = text
    }
}
