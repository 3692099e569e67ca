package import ArgumentParser
import DoseInterface

/// `dose lab [NAME [VALUE [UNIT]]]`
package struct LabCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Record a lab result or another value, and show them.",
        discussion: """
            dose lab                                      the newest of each, latest first
            dose lab creatinine                           all of one
            dose lab creatinine 0.9 mg/dL --range 0.5-1.1
            dose lab calcium 2.3 mmol/L --on 2026-11-20
            dose lab vitamin d 30 ng/mL
            dose lab blood-pressure 120/80
            dose lab crp "<0.3" mg/dL                     a limit, as labs print it: in quotes
            dose lab t-score -2.5
            dose lab creatinine --booked friday           reminded of before; its result clears it
            dose lab 2160-0 0.9                           by its LOINC code
            dose lab ferritin 120 ug/L --as-written       a test that the table does not have
            dose settings units si                        in which units they are shown
            """)

    @Argument(
        help: ArgumentHelp(
            "What was measured, then the number on the paper and its unit. Or: positive, negative.",
            valueName: "name value unit"), completion: .lab)
    package var words: [String] = []

    @Option(help: ArgumentHelp("The day of the test, if not today.", valueName: "date"))
    package var on: String?

    @Option(
        help: ArgumentHelp(
            "The lab's own range, in the same unit: 0.5-1.1, <1.1.", valueName: "low-high"))
    package var range: String?

    @Option(help: ArgumentHelp("The day for which a test is booked.", valueName: "date"))
    package var booked: String?

    @Flag(help: "Keep a name that the table does not have.")
    package var asWritten = false

    @Option(help: ArgumentHelp("Show those from this day on.", valueName: "date"))
    package var from: String?

    @Option(help: ArgumentHelp("Show those up to this day.", valueName: "date"))
    package var to: String?

    @Flag(help: "Show all, not only the newest of each.")
    package var all = false

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    private var typed: LabWords { LabWords(words) }

    package func validate() throws {
        let (name, value) = (typed.name, typed.value)
        if booked != nil {
            let isOther = value != nil || on != nil || range != nil || from != nil || to != nil
            guard name != nil, !isOther, !all else {
                throw ValidationError("A test is booked by its name and day: NAME --booked DATE.")
            }
        } else if value == nil, on != nil || range != nil || asWritten || noted.text != nil {
            throw ValidationError(
                "--on, --range, --note and --as-written are for a value: NAME VALUE UNIT.")
        }
        if value != nil, from != nil || to != nil || all {
            throw ValidationError("--from, --to and --all are for showing values, not for one.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let (name, value, unit) = (typed.name, typed.value, typed.unit)
        if let name, let booked { return try book(name, booked, in: context) }
        guard let name, let value else {
            let observations = try context.client.gather(
                ListObservations.self,
                .init(name: name, from: from, to: to, all: all ? true : nil)
            ) { $0.observations }
            let bookings = try context.client.gather(
                ListLabBookings.self, .init(name: name)
            ) { $0.bookings }
            return try context.output.show(
                ObservationList(observations: observations, bookings: bookings, name: name),
                json: LabRecord(observations: observations, bookings: bookings))
        }
        let id = write.requestID
        let request = RecordObservation.Request(
            requestId: id.text, name: name, value: value, unit: unit, on: on, range: range,
            asWritten: asWritten ? true : nil, note: noted.text)
        try context.output.show(
            context.client.change(RecordObservation.self, request, requestID: id))
    }

    private func book(
        _ name: String, _ day: String, in context: CommandContext
    ) throws(DoseFailure) {
        let id = write.requestID
        let request = BookLabTest.Request(
            requestId: id.text, name: name, day: day, asWritten: asWritten ? true : nil)
        try context.output.show(context.client.change(BookLabTest.self, request, requestID: id))
    }
}

/// The JSON of `dose lab`.
struct LabRecord: Encodable {
    var observations: [Observation]
    var bookings: [LabBooking]
}
