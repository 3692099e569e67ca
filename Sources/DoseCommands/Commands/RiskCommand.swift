package import ArgumentParser
package import DoseInterface

/// `dose risk`
package struct RiskCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract:
            "Record what your dentist should know: smoking, tooth decay, loose dentures.",
        discussion: """
            dose risk add smoking
            dose risk list
            dose risk end smoking
            """,
        subcommands: [
            HealthListCommand<Topic>.self, HealthAddCommand<Topic>.self,
            HealthEndCommand<Topic>.self,
        ],
        defaultSubcommand: HealthListCommand<Topic>.self)

    package enum Topic: HealthTopic {
        package static let kind = HealthKind.risk
        package static let command = "risk"
        package static let words = "a risk factor"
        package static let example = "smoking"
        package static let ending = "end"
    }

    package init() {}
}
