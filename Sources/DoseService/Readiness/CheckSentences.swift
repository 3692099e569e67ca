import Formulary

/// What is said about checks that are passed over.
extension Sentences {
    static func nothingToPassOver(_ check: String, open: [String]) -> String {
        open.isEmpty
            ? "No check of the next dose is open, so none needs to be passed over."
            : "\"\(check)\" is not open for the next dose. What is: " + open.joined(separator: ", ")
                + "." + didYouMean(NearNames.of(check, among: open))
    }

    static func notHolding(_ check: String, blocking: [String]) -> String {
        blocking.isEmpty
            ? "No check holds the start, so none needs to be passed over."
            : "\"\(check)\" does not hold the start. What does: "
                + blocking.joined(separator: ", ") + "."
                + didYouMean(NearNames.of(check, among: blocking))
    }
}
