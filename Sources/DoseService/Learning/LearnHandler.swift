import DoseInterface
import Formulary

/// The short pages to read.
struct LearnHandler: Handler {
    typealias Method = Learn

    func answer(_ request: Learn.Request, in scene: Scene) throws -> Learn.Reply {
        let lessons = scene.formulary.lessons
        guard let typed = request.topic else {
            return Learn.Reply(
                topics: lessons.map { LearnTopic(name: $0.id, title: $0.title) }, remarks: [],
                commands: [])
        }
        let topic: String = try scene.checked(typed, "topic", limit: Limits.nameCharacters)
        guard let lesson = scene.formulary.lesson(named: topic) else {
            let near = NearNames.likely(topic, among: lessons.map(\.id))
            throw NotFound(
                what: "topic", name: topic, suggestions: near,
                message: LearnSentences.noTopic(topic, near: near))
        }
        return Learn.Reply(
            topics: [LearnTopic(name: lesson.id, title: lesson.title)], title: lesson.title,
            remarks: lesson.lines.map { scene.remark($0.text, $0.sources) },
            commands: lesson.commands)
    }
}
