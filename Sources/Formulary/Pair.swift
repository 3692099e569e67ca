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
    /// The medicines on one side.
    package let first: MedicineSet
    /// The medicines on the other side.
    package let second: MedicineSet
    /// How much it matters. It holds nothing: it is said, with its source. What blocks is said
    /// after each dose too.
    package let severity: Severity
    /// What they have in common, in a sentence.
    package let sentence: String
    /// The same where more than two medicines meet; nil if it is said in the same words.
    package let sentenceOfMore: String?
    /// What is published, and whom to ask. Never an order.
    package let advice: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read.
    package let sources: [Source]

    /// What they have in common, for a medicine and so many others.
    package func sentence(besides others: Int) -> String {
        others > 1 ? sentenceOfMore ?? sentence : sentence
    }

    /// Whether it is about two medicines, each given with all that it is made of. Two medicines
    /// that
    /// share a part are meant by a pair of different medicines only where the parts differ.
    func concerns(_ left: Parts, _ right: Parts, isSame: Bool) -> Bool {
        guard isSame == (kind == .sameMedicine) else { return false }
        return meets(left, right) || meets(right, left)
    }

    /// Whether a medicine, given with all that it is made of, stands on one of its sides.
    func names(_ parts: Parts) -> Bool {
        parts.contains { first.contains($0) || second.contains($0) }
    }

    private func meets(_ left: Parts, _ right: Parts) -> Bool {
        left.contains { one in
            first.contains(one)
                && right.contains { other in
                    second.contains(other) && (kind == .sameMedicine || one.id != other.id)
                }
        }
    }
}

/// A medicine and the medicines with its ingredients.
typealias Parts = [Drug]

extension MedicineSet {
    func contains(_ drug: Drug) -> Bool {
        ids.contains(drug.id) || classes.contains(drug.drugClass)
    }

    /// Whether a medicine, given with all that it is made of, belongs to it.
    func holds(_ parts: Parts) -> Bool { parts.contains(where: contains) }
}
