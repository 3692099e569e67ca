package import ArgumentParser
import DoseInterface

/// `dose take NAME [AMOUNT...]`
package struct TakeCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "take",
        abstract: "Record a dose that was taken.",
        discussion: """
            dose take naproxen
            dose take acetaminophen 1000 mg --at 23:40
            dose take ibuprofen 400 mg 20 minutes ago
            dose take naproxen yesterday 20:00
            dose take naproxen half a tablet two hours ago
            dose take all    everything that is due now, each as a record of its own
            """)

    @Argument(help: "The prescription, or: all.", completion: .prescriptionOrAll)
    package var name: String

    @Argument(
        help: ArgumentHelp(
            "The amount, if it is another than the prescribed one, and when it was, if not now.",
            valueName: "amount or time"))
    package var words: [String] = []

    @OptionGroup package var time: TimeOption
    @OptionGroup package var noted: NoteOption
    @OptionGroup package var chosen: SlotOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if name == TakeAll.word, !chosen.slot.isEmpty {
            throw ValidationError("all takes no slot: each dose has its own.")
        }
        if name == TakeAll.word, !noted.note.isEmpty {
            throw ValidationError("A note is on one dose: dose note TEXT --dose NAME.")
        }
        if name == TakeAll.word, !words.isEmpty, !time.at.isEmpty {
            throw ValidationError("The time is there twice. Write it once.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        if name == TakeAll.word {
            return try TakeAll(at: time.at.joinedText ?? words.joinedText).record(in: context)
        }
        let id = write.requestID
        let request = RecordDose.Request(
            requestId: id.text, name: name, outcome: .taken, at: time.at.joinedText,
            slot: chosen.slot.joinedText, words: words.joinedText,
            note: noted.text)
        try context.output.show(context.client.change(RecordDose.self, request, requestID: id))
    }
}

/// When something happened.
package struct TimeOption: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("When it was, if not now: 20:15, yesterday 8 pm.", valueName: "time"))
    package var at: [String] = []

    package init() {}
}

/// Which dose is meant.
package struct SlotOption: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Another dose than the oldest open one, by its planned date and time.",
            valueName: "slot"))
    package var slot: [String] = []

    package init() {}
}
