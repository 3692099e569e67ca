import DoseInterface
import DoseStore
import Formulary

/// Why no question is meant by a name.
extension Scene {
    /// - Parameter open: the questions that wait, those to come too.
    func noQuestion(
        named name: String, open: [(StoredPrompt, TableFollowUp)]
    ) throws -> NotFound {
        func ids(asked: Bool) -> [String] {
            open.filter { isAsked($0.0) == asked }.map(\.1.id)
                .reduce(into: [String]()) { seen, id in
                    if !seen.contains(id) { seen.append(id) }
                }
        }
        let others = Sentences.questionsOpen(asked: ids(asked: true), coming: ids(asked: false))
        let meant = formulary.followUps.filter { $0.id.hasPrefix(name) }
        let exact = meant.first { $0.id == name }
        if let known = exact ?? (meant.count == 1 ? meant.first : nil) {
            let isOff = try !known.isOnlyWhenWished && !isOn(known)
            return NotFound(
                what: "question", name: known.id, suggestions: [],
                message: Sentences.notOpen(known.id, known.title, isOff: isOff) + others
                    + Sentences.recordedAnyway(isBowel: known.journal == .bowel))
        }
        let near =
            meant.isEmpty
            ? NearNames.of(name, among: formulary.followUps.map(\.id)) : meant.map(\.id)
        return NotFound(
            what: "question", name: name, suggestions: near,
            message: Sentences.notFound("question", name) + Sentences.didYouMean(near) + others)
    }
}
