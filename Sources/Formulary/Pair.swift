/// Medicines that should not meet on one list, or that matter together.
package struct Pair: Identifiable, Hashable, Sendable {
    /// What kind of meeting is meant.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Two entries of one medicine, for example Xgeva and Prolia.
        case sameMedicine = "same-medicine"
        /// Two different medicines.
        case combination
    }

    /// Stable id.
    package let id: String
    /// What kind of meeting is meant.
    package let kind: Kind
    /// Ids of the medicines on one side.
    package let first: Set<String>
    /// Ids of the medicines on the other side.
    package let second: Set<String>
    /// How much it matters. It holds nothing: it is said, with its source.
    package let severity: Severity
    /// What they have in common, in a sentence.
    package let sentence: String
    /// What is published, and whom to ask. Never an order.
    package let advice: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read.
    package let sources: [Source]

    /// Whether it is about these two entries of a list.
    package func concerns(_ left: Drug, _ right: Drug) -> Bool {
        guard (left.id == right.id) == (kind == .sameMedicine) else { return false }
        return (first.contains(left.id) && second.contains(right.id))
            || (first.contains(right.id) && second.contains(left.id))
    }
}
