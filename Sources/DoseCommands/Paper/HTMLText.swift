/// Text as it stands in HTML.
enum HTMLText {
    /// Text that can stand between tags and in quoted attributes (HTML standard, 13.1.2).
    /// Characters that no document may hold become the replacement character.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in Sanitizer.line(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Escaped text whose days stay in one line: "Tue 2026-12-01".
    static func withWholeDays(_ text: String) -> String {
        escaped(text).replacing(/([A-Z][a-z]{2} )?[0-9]{4}-[0-9]{2}-[0-9]{2}/) { day in
            "<span class=\"day\">\(day.output.0)</span>"
        }
    }

    /// An element whose text is escaped.
    static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
        "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
    }
}
