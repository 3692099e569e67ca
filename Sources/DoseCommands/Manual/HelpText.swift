/// The help of a command as the argument parser makes it, with a heading over its examples.
struct HelpText {
    /// How the help begins, before what the command is for.
    private static let opening = "OVERVIEW: "
    private static let gap = "\n\n"

    let text: String

    /// - Parameter made: what the argument parser prints; anything but a help stays as it is.
    init(_ made: String) {
        let made = Self.wrappingUsage(of: made)
        guard made.hasPrefix(Self.opening), let first = made.firstRange(of: Self.gap) else {
            text = made
            return
        }
        let rest = made[first.upperBound...]
        guard !rest.hasPrefix("USAGE: ") else {
            text = made
            return
        }
        // The examples are the first paragraph of what the command says about itself.
        let end = rest.firstRange(of: Self.gap)?.lowerBound ?? rest.endIndex
        let examples = rest[..<end].split(separator: "\n").map { "  \($0)\n" }.joined()
        text =
            "\(made[..<first.upperBound])\(Discussion.heading)\n\(examples.dropLast())"
            + rest[end...]
    }

    /// The argument parser leaves the usage on one line, however long it is.
    private static func wrappingUsage(of made: String) -> String {
        made.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix(usage), line.count > columns else { return String(line) }
            let margin = String(repeating: " ", count: usage.count)
            return Page.wrap(
                String(line.dropFirst(usage.count)), to: columns - usage.count, isBreaking: false
            ).enumerated().map { ($0 == 0 ? usage : margin) + $1 }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static let usage = "USAGE: "
    private static let columns = 80
}
