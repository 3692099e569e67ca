package import ArgumentParser
import DoseInterface

/// `dose stock`
package struct StockCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "stock",
        abstract: "What you have at home, and how long it lasts.",
        discussion: """
            dose stock                                      everything that is counted
            dose stock naproxen                             one, with its history
            dose stock --everyone                           that of everyone, for a carer
            dose stock set naproxen 30 tablets --each 220 mg
            dose stock add naproxen 28 tablets --expires 2027-03 --repeats 2
            dose stock set eye-drops --opened today --discard-after 28 days
            dose stock end naproxen                         count it no more
            dose settings lead-stock 14 days, 3 days        when you are told before it runs out

            What you take comes off by itself, and undo gives it back. Nothing is ever refused
            because none is left.
            """,
        subcommands: [
            StockShowCommand.self, StockSetCommand.self, StockAddCommand.self,
            StockEndCommand.self,
        ],
        defaultSubcommand: StockShowCommand.self)

    package init() {}
}
