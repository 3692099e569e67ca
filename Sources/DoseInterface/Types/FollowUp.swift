/// A question of follow-up. asked: it waits for an answer; else it comes on its day.
package struct FollowUp: Codable, Sendable, Equatable {
    package var id: String
    package var title: String
    package var question: String
    package var day: Day
    package var asked: Bool
    package var setting: String
    package var sources: [Source]

    package init(
        id: String,
        title: String,
        question: String,
        day: Day,
        asked: Bool,
        setting: String,
        sources: [Source]
    ) {
        self.id = id
        self.title = title
        self.question = question
        self.day = day
        self.asked = asked
        self.setting = setting
        self.sources = sources
    }
}
