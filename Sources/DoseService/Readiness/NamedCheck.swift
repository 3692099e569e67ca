import DoseInterface
import Formulary

/// Which check a person means who passes one over.
extension Scene {
    /// The id of one of these checks, by its id, by the title that `dose check` shows, or by the
    /// start of either; nil when none is meant.
    ///
    /// - Throws: ``Ambiguous`` when several are meant.
    func checkID(named typed: String, among results: [CheckResult]) throws -> String? {
        let key = Self.slug(typed)
        if results.contains(where: { $0.id == key }) { return key }
        let titled = results.filter { Self.slug($0.title) == key }
        let found =
            titled.isEmpty && !key.isEmpty
            ? results.filter { $0.id.hasPrefix(key) || Self.slug($0.title).hasPrefix(key) }
            : titled
        guard found.count > 1 else { return found.first?.id }
        let choices = found.map(\.id)
        throw Ambiguous(
            name: typed, choices: choices, message: Sentences.ambiguous(typed, choices))
    }
}

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
