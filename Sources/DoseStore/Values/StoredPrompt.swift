package import Regimen

/// Something that a person is reminded of besides doses and dental exams: a booked lab test, a
/// question, a stock that runs out, doses that were missed.
package struct StoredPrompt: Sendable {
    package enum Kind: String, Sendable {
        /// A lab test that is booked; a result clears it.
        case labTest = "lab_test"
        /// A question some time after a dose or an exam; its answer ends it.
        case followUp = "follow_up"
        /// A stock that runs out soon.
        case stock
        /// Doses that were missed before anyone could be told of them.
        case missed
    }

    package let id: PromptID
    package let kind: Kind
    /// The analyte, the id of the question, how long ahead a stock is told of, in seconds, or the
    /// name of the prescription whose doses were missed.
    package let what: String
    /// The day for which it is booked, on which it is asked, or on which a stock runs out.
    package let day: CivilDate
    package let remindAt: Instant?
    package let isOver: Bool
    /// Because of which prescription it is asked, or whose stock it is.
    package let prescription: PrescriptionID?
    /// What led to it.
    package let madeBy: EventID
}

/// The row of a prompt.
package struct PromptID: Hashable, Sendable {
    package let value: Int64
}

extension PromptID {
    package init(_ value: Int64) { self.init(value: value) }
}
