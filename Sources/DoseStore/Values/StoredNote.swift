package import Regimen

/// A note on something that is on record, or on a prescription.
package struct StoredNote: Sendable {
    package enum Subject: Sendable, Equatable {
        /// What an event told of first.
        case event(EventID)
        case prescription(PrescriptionID)
    }

    package let subject: Subject
    package let text: String
    package let at: Instant

    package init(subject: Subject, text: String, at: Instant) {
        self.subject = subject
        self.text = text
        self.at = at
    }
}
