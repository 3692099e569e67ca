package import ArgumentParser
import DoseInterface

/// `dose stock set NAME [AMOUNT...]`
package struct StockSetCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say how much is there, or what else is to be known of it.",
        discussion: """
            dose stock set naproxen 30 tablets --each 220 mg
            dose stock set naproxen 12 tablets      counted again
            dose stock set naproxen none
            dose stock set naproxen --repeats 2 --pharmacy City Pharmacy
            dose stock set eye-drops --opened today --discard-after 28 days
            """)

    @OptionGroup package var stock: StockOptions

    @Argument(help: "How much is there now: 30 tablets, 200 mL, none.")
    package var amount: [String] = []

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try stock.record(.set, amount, in: context)
    }
}

/// `dose stock add NAME AMOUNT...`
package struct StockAddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Say how much came in.",
        discussion: """
            dose stock add naproxen 28 tablets
            dose stock add naproxen 28 tablets --expires 2027-03 --repeats 2
            """)

    @OptionGroup package var stock: StockOptions

    @Argument(help: "How much came in: 28 tablets, 200 mL.")
    package var amount: [String]

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try stock.record(.add, amount, in: context)
    }
}

/// `dose stock end NAME`
package struct StockEndCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Count a stock no more; its history stays.",
        discussion: "dose stock end naproxen")

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordStock.Request(
            requestId: id.text, name: name.joined(separator: " "), change: .end)
        try context.output.show(context.client.change(RecordStock.self, request, requestID: id))
    }
}

/// Of which stock something is recorded, and what is to be known of it beside how much it is.
package struct StockOptions: ParsableArguments {
    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "How much one tablet or mL holds, where doses are in mg: 220 mg.",
            valueName: "amount"))
    package var each: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The date on the pack: 2027-03-15, or 2027-03 for its last day.", valueName: "date"))
    package var expires: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("When the pack in use was opened.", valueName: "date"))
    package var opened: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("How long it may be used once opened: 28 days.", valueName: "length"))
    package var discardAfter: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Where you get it.", valueName: "name"))
    package var pharmacy: [String] = []

    @Option(
        help: ArgumentHelp(
            "How often the prescription can still be filled.", valueName: "number"))
    package var repeats: Int?

    @OptionGroup package var write: WriteOptions

    package init() {}

    func record(
        _ change: StockChange, _ amount: [String], in context: CommandContext
    ) throws(DoseFailure) {
        let id = write.requestID
        let request = RecordStock.Request(
            requestId: id.text, name: name, change: change, amount: amount.joinedText,
            each: each.joinedText, expires: expires.joinedText, opened: opened.joinedText,
            discardAfter: discardAfter.joinedText, pharmacy: pharmacy.joinedText,
            repeats: repeats)
        try context.output.show(context.client.change(RecordStock.self, request, requestID: id))
    }
}
