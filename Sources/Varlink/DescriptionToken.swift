struct DescriptionToken: Equatable {
    enum Kind: Equatable {
        case word(String)
        case symbol(String)
        case end
    }

    let kind: Kind
    let line: Int
    let column: Int
    /// The comment lines directly above or before this token.
    let documentation: [String]
    /// Whether any comment stands between the token before and this one.
    let followsComment: Bool

    var isFirstOnLine = false

    var shown: String {
        switch kind {
        case .word(let text), .symbol(let text): "'\(text)'"
        case .end: "the end"
        }
    }
}

struct DescriptionTokenizer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var lineOfLastToken = 0

    init(text: String) {
        bytes = Array(text.utf8)
    }

    mutating func tokens() throws(DescriptionError) -> [DescriptionToken] {
        var tokens: [DescriptionToken] = []
        while true {
            let comments = try skipToToken()
            let token = try token(after: comments)
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private mutating func token(
        after comments: (block: [String], any: Bool)
    ) throws(DescriptionError) -> DescriptionToken {
        let start = position
        let column = position - lineStart + 1
        let kind = try kind()
        defer { lineOfLastToken = line }
        position = max(position, start)
        return DescriptionToken(
            kind: kind, line: line, column: column, documentation: comments.block,
            followsComment: comments.any, isFirstOnLine: line != lineOfLastToken)
    }

    private mutating func kind() throws(DescriptionError) -> DescriptionToken.Kind {
        guard position < bytes.count else { return .end }
        let start = position
        while position < bytes.count, Self.isWordByte(bytes[position]) {
            // "->" is the one place where a hyphen ends a word.
            if bytes[position] == UInt8(ascii: "-"), peek(1) == UInt8(ascii: ">") { break }
            position += 1
        }
        if position > start { return .word(text(from: start)) }
        switch bytes[position] {
        case UInt8(ascii: "-"):
            position += 2
            return .symbol("->")
        case UInt8(ascii: "["):
            position += 1
            while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "]") else {
                throw fault("'[' needs its ']'")
            }
            position += 1
            return .symbol(text(from: start))
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: "?"):
            position += 1
            return .symbol(text(from: start))
        default:
            throw fault("this character does not belong here")
        }
    }

    private mutating func skipToToken() throws(DescriptionError) -> (block: [String], any: Bool) {
        var block: [String] = []
        var any = false
        var lineIsBlank = line != lineOfLastToken
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                position += 1
            case UInt8(ascii: "\n"):
                // A blank line parts a comment from what follows.
                if lineIsBlank { block = [] }
                lineIsBlank = true
                position += 1
                line += 1
                lineStart = position
            case UInt8(ascii: "#"):
                let text = try comment()
                // A comment behind something on its line is not about what comes next.
                if line != lineOfLastToken { block.append(text) }
                any = true
                lineIsBlank = false
            default:
                return (block, any)
            }
        }
        return (block, any)
    }

    private mutating func comment() throws(DescriptionError) -> String {
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            guard bytes[position] >= 0x20 || bytes[position] == 0x09 else {
                throw fault("a control character in a comment")
            }
            position += 1
        }
        return text(from: start)
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func fault(_ message: String) -> DescriptionError {
        DescriptionError(line: line, column: position - lineStart + 1, message: message)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
