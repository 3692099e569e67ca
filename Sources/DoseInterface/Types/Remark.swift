/// A sentence to show after an answer, with its sources (none when it is not a medical one).
package struct Remark: Codable, Sendable, Equatable {
    package var text: String
    package var sources: [Source]

    package init(text: String, sources: [Source]) {
        self.text = text
        self.sources = sources
    }
}
