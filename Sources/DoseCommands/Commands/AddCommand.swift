package import ArgumentParser
package import DoseInterface

/// `dose add TEXT...`
package struct AddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a prescription, said the way the paper says it.",
        discussion: """
            dose add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30
            dose add Xgeva 120 mg under the skin every 4 weeks from monday 10:00 \\
                --since 2025-10-01 --doses 14
            dose add ibuprofen 200 mg as needed every 6 hours max 6 a day
            dose add naproxen 220 mg at 8 am and 20:00
            dose add palbociclib 125 mg daily at 9:00, 21 days on, 7 days off
            dose add prednisone 20 mg daily for 7 days then 10 mg daily for 7 days
            """)

    @Argument(help: "Medicine, amount, route and schedule.", completion: .drugToAdd)
    package var text: [String]

    @Option(
        help: ArgumentHelp(
            "The day on which the treatment began, if it already did.",
            valueName: "date"))
    package var since: String?

    @Option(help: ArgumentHelp("How many doses were given so far.", valueName: "n"))
    package var doses: Int?

    @Flag(help: "Keep a name that only looks like a known one.")
    package var asWritten = false

    @Option(
        name: [.customLong("follow"), .customLong("follows")],
        help: ArgumentHelp("Stay in the zone of home, or go with the device.", valueName: "zone"))
    package var follows: ZoneFollowed?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if doses != nil, since == nil {
            throw ValidationError("--doses needs --since: since when does the treatment run?")
        }
        if let doses, doses < 0 || doses > Limits.dosesBefore {
            throw ValidationError("--doses takes a number from 0 to \(Limits.dosesBefore).")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = AddPrescription.Request(
            requestId: id.text, text: text.joined(separator: " "), since: since,
            dosesBefore: doses, asWritten: asWritten ? true : nil, follows: follows?.rawValue)
        try context.output.show(
            context.client.change(AddPrescription.self, request, requestID: id))
    }
}
