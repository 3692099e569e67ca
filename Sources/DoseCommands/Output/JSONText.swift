package import StrictJSON

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

    /// One value in lines for a person to read: what is short stays on one.
    package static func lines(_ value: JSONValue) -> [String] {
        lines(value, named: "", depth: 0)
    }

    private static let columns = 100

    private static func lines(_ value: JSONValue, named name: String, depth: Int) -> [String] {
        let opening = String(repeating: "  ", count: depth) + name
        let text = String(decoding: value.encoded(), as: UTF8.self)
        let inner: [[String]]
        let brackets: (String, String)
        switch value {
        case .object(let object) where opening.count + text.count >= columns:
            brackets = ("{", "}")
            inner = object.members.map { member in
                let key = String(decoding: JSONValue.string(member.name).encoded(), as: UTF8.self)
                return lines(member.value, named: key + ": ", depth: depth + 1)
            }
        case .array(let elements) where opening.count + text.count >= columns:
            brackets = ("[", "]")
            inner = elements.map { lines($0, named: "", depth: depth + 1) }
        default: return [opening + text]
        }
        var all = [opening + brackets.0]
        for (index, part) in inner.enumerated() {
            all += part.dropLast()
            all.append((part.last ?? "") + (index + 1 < inner.count ? "," : ""))
        }
        return all + [String(repeating: "  ", count: depth) + brackets.1]
    }
}
