/// What is said about the short pages.
enum LearnSentences {
    static func noTopic(_ topic: String) -> String {
        "There is no page called \"\(topic)\". All pages: dose learn"
    }
}
