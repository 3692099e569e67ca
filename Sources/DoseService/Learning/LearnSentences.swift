/// What is said about the short pages.
enum LearnSentences {
    static func noTopic(_ topic: String, near: [String]) -> String {
        "There is no page called \"\(topic)\"." + Sentences.didYouMean(near)
            + " All pages: dose learn"
    }
}
