/// Keeps a note on something that is on record. name: the prescription, the test, the kind of
/// entry, or what else it is called; on: which one, by its day or time; without it the newest.
/// remarks: whom to call, if the note tells of a sign that cannot wait.
package enum AddNote: InterfaceMethod {
    package static let name = "io.dosed.AddNote"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var text: String
        package var subject: NoteSubject
        package var name: String?
        package var on: String?

        package init(
            requestId: String,
            text: String,
            subject: NoteSubject,
            name: String? = nil,
            on: String? = nil
        ) {
            self.requestId = requestId
            self.text = text
            self.subject = subject
            self.name = name
            self.on = on
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var note: Note
        package var remarks: [Remark]

        package init(note: Note, remarks: [Remark] = []) {
            self.note = note
            self.remarks = remarks
        }
    }
}
