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
