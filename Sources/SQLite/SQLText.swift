/// SQL text reduced to what SQLite reads.
enum SQLText {
    /// The text with each run of blanks and comments as one space; quoted parts stay as they are.
    /// Lexical rules: https://www.sqlite.org/lang_comment.html
    static func normalized(_ sql: String) -> String {
        let bytes = Array(sql.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var gap = false
        var index = 0
        while index < bytes.count {
            if let end = blankEnd(bytes, index) {
                gap = true
                index = end
                continue
            }
            if gap, !result.isEmpty { result.append(space) }
            gap = false
            if let end = quoteEnd(bytes, index) {
                result.append(contentsOf: bytes[index..<end])
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let space = UInt8(ascii: " ")

    /// Where the blank or comment that starts here ends; nil when something else starts here.
    private static func blankEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        switch bytes[start] {
        case 0x09, 0x0a, 0x0c, 0x0d, space:
            return start + 1
        case UInt8(ascii: "-") where follows(bytes, start, UInt8(ascii: "-")):
            return (bytes[start...].firstIndex(of: 0x0a) ?? bytes.count - 1) + 1
        case UInt8(ascii: "/") where follows(bytes, start, UInt8(ascii: "*")):
            var index = start + 2
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "*"), follows(bytes, index, UInt8(ascii: "/")) {
                    return index + 2
                }
                index += 1
            }
            return bytes.count
        default:
            return nil
        }
    }

    /// Where the quoted part that starts here ends; nil when none starts here. A doubled quote
    /// reads as two quoted parts side by side, which keeps it as it is.
    private static func quoteEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): close = bytes[start]
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        return (bytes[(start + 1)...].firstIndex(of: close) ?? bytes.count - 1) + 1
    }

    private static func follows(_ bytes: [UInt8], _ index: Int, _ next: UInt8) -> Bool {
        index + 1 < bytes.count && bytes[index + 1] == next
    }
}
