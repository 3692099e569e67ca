package import ArgumentParser
import DoseInterface

/// `dose note [TEXT...]`
package struct NoteCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Keep a note on anything that is on record, and show the notes.",
        discussion: """
            dose note took it with food                     on what was recorded last
            dose note ask about the dose --for naproxen     on the prescription
            dose note felt dizzy --dose naproxen --on yesterday
            dose note second opinion --exam
            dose note taken before breakfast --lab calcium --on 2026-11-20
            dose note better after a walk --journal
            dose note                                       all notes, newest first
            """)

    @Argument(help: "What to keep.")
    package var text: [String] = []

    @Option(
        name: [.customLong("for"), .customLong("prescription")], parsing: .upToNextOption,
        help: ArgumentHelp("A note on a prescription.", valueName: "name"))
    package var prescription: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("A note on a recorded dose of this prescription.", valueName: "name"))
    package var dose: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("A note on a result of this test.", valueName: "name"))
    package var lab: [String] = []

    @Flag(help: "A note on a dental exam.")
    package var exam = false

    @Flag(help: "A note on an entry of the journal: a symptom, pain, a fall, an event.")
    package var journal = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Which one, by its day or time, if not the newest.", valueName: "time"))
    package var on: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    private var subjects: [(NoteSubject, String?)] {
        var subjects: [(NoteSubject, String?)] = []
        if let name = prescription.joinedText { subjects.append((.prescription, name)) }
        if let name = dose.joinedText { subjects.append((.dose, name)) }
        if let name = lab.joinedText { subjects.append((.lab, name)) }
        if exam { subjects.append((.exam, nil)) }
        if journal { subjects.append((.journal, nil)) }
        return subjects
    }

    package func validate() throws {
        guard subjects.count < 2 else {
            throw ValidationError(
                "A note is on one thing: --for, --dose, --lab, --exam or --journal.")
        }
        guard !text.isEmpty || subjects.isEmpty && on.isEmpty else {
            throw ValidationError("Write the note first: dose note TEXT --for NAME.")
        }
        guard on.isEmpty || subjects.contains(where: { $0.0 != .prescription }) else {
            throw ValidationError("--on goes with --dose, --lab, --exam or --journal.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        guard let text = text.joinedText else {
            let notes = try context.client.ask(ListNotes.self, .init()).notes
            return try context.output.show(NoteList(notes: notes), json: notes)
        }
        let (subject, name) = subjects.first ?? (.last, nil)
        let id = write.requestID
        let request = AddNote.Request(
            requestId: id.text, text: text, subject: subject, name: name, on: on.joinedText)
        try context.output.show(context.client.change(AddNote.self, request, requestID: id))
    }
}
