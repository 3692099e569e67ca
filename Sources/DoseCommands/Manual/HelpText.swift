/// The help of a command as the argument parser makes it, with a heading over its examples.
struct HelpText {
    /// How the help begins, before what the command is for.
    private static let opening = "OVERVIEW: "
    private static let gap = "\n\n"

    let text: String

    /// - Parameter made: what the argument parser prints; anything but a help stays as it is.
    init(_ made: String) {
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
}
