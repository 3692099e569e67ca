/// What a note is on. last: whatever was recorded last. dose: what happened with one; exam: at the
/// dentist; lab: a result; journal: what a person felt, or what happened; work: at the teeth.
package enum NoteSubject: String, Codable, Sendable, CaseIterable {
    case last
    case prescription
    case dose
    case exam
    case lab
    case journal
    case condition
    case allergy
    case risk
    case contact
    case work
}
