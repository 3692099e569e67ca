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
            dose note no pain afterwards --event
            dose note hives as a child --allergy penicillin    also: --condition, --risk
            dose note only in the morning --contact oncologist
            dose note needs a second visit --work crown
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

    @Flag(help: "A note on an event: radiation, surgery, a hospital stay.")
    package var event = false

    @Option(parsing: .upToNextOption, help: ArgumentHelp("On a condition.", valueName: "name"))
    package var condition: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("On an allergy.", valueName: "name"))
    package var allergy: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("On a risk factor.", valueName: "name"))
    package var risk: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("On somebody to call.", valueName: "name or role"))
    package var contact: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("On dental work.", valueName: "what"))
    package var work: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Which one, by its day or time, if not the newest.", valueName: "time"))
    package var on: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    private var subjects: [(NoteSubject, String?)] {
        var subjects: [(NoteSubject, String?)] = []
        let named: [(NoteSubject, [String])] = [
            (.prescription, prescription), (.dose, dose), (.lab, lab), (.condition, condition),
            (.allergy, allergy), (.risk, risk), (.contact, contact), (.work, work),
        ]
        for (subject, words) in named {
            if let name = words.joinedText { subjects.append((subject, name)) }
        }
        if exam { subjects.append((.exam, nil)) }
        if journal { subjects.append((.journal, nil)) }
        if event { subjects.append((.journal, "event")) }
        return subjects
    }

    package func validate() throws {
        guard subjects.count < 2 else {
            throw ValidationError("A note is on one thing: --for, --dose, --lab, or another one.")
        }
        guard !text.isEmpty || subjects.isEmpty && on.isEmpty else {
            throw ValidationError("Write the note first: dose note TEXT --for NAME.")
        }
        let dated: [NoteSubject] = [.dose, .lab, .exam, .journal]
        guard on.isEmpty || subjects.contains(where: { dated.contains($0.0) }) else {
            throw ValidationError("--on goes with --dose, --lab, --exam, --journal or --event.")
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
