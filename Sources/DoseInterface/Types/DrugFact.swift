/// What is published about a medicine. part: brand, product, regimen, limit, companion, or a topic
/// such as caution; "own limit" for what a prescription on the list says, "regional" for what
/// regions say that is not the same everywhere.
package struct DrugFact: Codable, Sendable, Equatable {
    package var part: String
    package var text: String
    package var sources: [Source]

    package init(
        part: String,
        text: String,
        sources: [Source]
    ) {
        self.part = part
        self.text = text
        self.sources = sources
    }
}
