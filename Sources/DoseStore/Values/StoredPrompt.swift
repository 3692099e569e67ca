package import Regimen

/// Something that a person is reminded of besides doses and dental exams: a booked lab test, a
/// question, doses that were missed.
package struct StoredPrompt: Sendable {
    package enum Kind: String, Sendable {
        /// A lab test that is booked; a result clears it.
        case labTest = "lab_test"
        /// A question some time after a dose or an exam; its answer ends it.
        case followUp = "follow_up"
        /// Doses that were missed before anyone could be told of them.
        case missed
    }

    package let id: PromptID
    package let kind: Kind
    /// The analyte, the id of the question, or the name of the prescription.
    package let what: String
    /// The day for which it is booked, or on which it is asked.
    package let day: CivilDate
    package let remindAt: Instant?
    package let isOver: Bool
    /// Because of which prescription it is asked.
    package let prescription: PrescriptionID?
}

/// The row of a prompt.
package struct PromptID: Hashable, Sendable {
    package let value: Int64
}
