/// One number, as it is shown.
struct ResultRow: Sendable {
    let what: String
    let ours: String
    let against: String
    let ratio: String
    let target: String
    /// Nil for what could not be measured.
    let isMet: Bool?
}

/// Numbers for people.
enum Shown {
    /// At most so many digits after the point.
    static func number(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "?" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((value * scale).rounded())
        let whole = scaled / Int64(scale)
        guard digits > 0 else { return "\(whole)" }
        let rest = "\(abs(scaled % Int64(scale)))"
        return "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
    }

    static func milliseconds(_ seconds: Double) -> String {
        "\(number(seconds * 1000, digits: seconds < 0.01 ? 2 : 1)) ms"
    }

    static func microseconds(_ seconds: Double) -> String {
        "\(number(seconds * 1e6, digits: 1)) µs"
    }

    static func megabytes(_ bytes: Int) -> String {
        "\(number(Double(bytes) / 1_048_576, digits: 1)) MB"
    }

    static func ratio(_ value: Double) -> String { number(value, digits: 2) }
}

/// The table that the README shows.
struct ResultTable {
    let rows: [ResultRow]
    let isSmoke: Bool

    var markdown: String {
        var lines = ["| what | dosed | against | ratio | target | |", "|---|---|---|---|---|---|"]
        for row in rows {
            lines.append(
                "| \(row.what) | \(row.ours) | \(row.against) | \(row.ratio) | \(row.target) "
                    + "| \(row.isMet.map { $0 ? "met" : "missed" } ?? "not measured") |")
        }
        lines += ["", "Measured on \(Machine.date), \(Machine.summary)."]
        if isSmoke {
            lines += ["", "A smoke run: the sizes are tiny and the numbers mean nothing."]
        }
        return lines.joined(separator: "\n")
    }
}
