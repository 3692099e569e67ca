/// A sentence to show after an answer, with its sources (none when it is not a medical one). call:
/// whom to call, or how to put somebody on record, where the sentence says to call.
package struct Remark: Codable, Sendable, Equatable {
    package var text: String
    package var sources: [Source]
    package var call: String?

    package init(text: String, sources: [Source], call: String? = nil) {
        self.text = text
        self.sources = sources
        self.call = call
    }
}
