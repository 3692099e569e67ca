/// A formula with its method, what went in, with days, and what is not on record. Without a value
/// it
/// is unknown.
package struct Formula: Codable, Sendable, Equatable {
    package var name: String
    package var value: String?
    package var method: String
    package var inputs: [String]
    package var missing: [String]
    package var notes: [String]
    package var sources: [Source]

    package init(
        name: String,
        value: String? = nil,
        method: String,
        inputs: [String],
        missing: [String],
        notes: [String],
        sources: [Source]
    ) {
        self.name = name
        self.value = value
        self.method = method
        self.inputs = inputs
        self.missing = missing
        self.notes = notes
        self.sources = sources
    }
}
