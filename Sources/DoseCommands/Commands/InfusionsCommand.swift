package import ArgumentParser
import DoseInterface

/// `dose infusions`
package struct InfusionsCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "infusions",
        abstract: "Show what comes at the clinic: ready, or what is still open.",
        discussion: """
            dose infusions
            dose infusions --days 90
            dose infusions --everyone
            dose infusions --ics infusions.ics

            Ready means that by what is on record no check holds the dose, and no value is known to
            be wrong. That is our rule, and no label's. See each check: dose check NAME

            --ics writes a calendar for your phone, with dental exams that are booked. Without
            --days it holds a year. Open it anew after a change: nothing comes twice.
            """)

    @Option(
        help: ArgumentHelp(
            "Write a calendar into this file; - for standard output.", valueName: "file"),
        completion: .file())
    package var ics: String?

    @Flag(help: "Replace a file that is there already.")
    package var force = false

    @OptionGroup package var horizon: HorizonOption
    @OptionGroup package var scope: ScopeOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        try scope.validate(beside: common)
        if force, ics == nil { throw ValidationError("--force goes with --ics.") }
        guard ics != nil, scope.everyone else { return }
        throw ValidationError("A calendar is that of one person: --person NAME.")
    }

    package func perform(in context: CommandContext) async throws {
        if let ics {
            let reply = try context.client.ask(GetCalendar.self, .init(days: horizon.days))
            return try Delivery.deliver(
                CalendarText(reply.entries).text, to: ics, replacing: force, on: context.output)
        }
        try InfusionsQuestion(days: horizon.days, everyone: scope.everyone).ask(in: context)
    }
}

/// What `dose infusions` asks.
struct InfusionsQuestion: Question {
    var days: Int?
    var everyone = false

    func ask(in context: CommandContext) throws {
        let request = ListInfusions.Request(days: days, everyone: everyone ? true : nil)
        let parts = try context.client.gather(ListInfusions.self, request) { [$0] }
        let list = InfusionList(
            infusions: parts.flatMap(\.infusions), remarks: parts.flatMap(\.remarks),
            zone: parts.first?.zone)
        try context.output.show(
            list,
            json: ListInfusions.Reply(
                infusions: list.infusions, remarks: list.remarks, zone: list.zone))
    }
}
