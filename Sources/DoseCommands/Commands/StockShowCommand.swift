package import ArgumentParser
import DoseInterface

/// `dose stock show [NAME]`, which is also `dose stock [NAME]`.
package struct StockShowCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is on hand, or one with its history.",
        discussion: """
            dose stock
            dose stock naproxen
            dose stock --everyone    of everyone for whom you keep records
            """)

    @Argument(
        help: ArgumentHelp(
            "The prescription; without it all that are counted.", valueName: "name"),
        completion: .prescription)
    package var words: [String] = []

    @OptionGroup package var scope: ScopeOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        try scope.validate(beside: common)
        guard !scope.everyone || words.isEmpty else {
            throw ValidationError("Either a prescription or --everyone, not both.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        if let name = words.joinedText {
            return try context.output.show(context.client.ask(GetStock.self, .init(name: name)))
        }
        let request = ListStock.Request(everyone: scope.everyone ? true : nil)
        let stock = try context.client.gather(ListStock.self, request) { $0.stock }
        try context.output.show(StockList(stock: stock), json: stock)
    }
}
