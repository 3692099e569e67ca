package import ArgumentParser
package import DoseInterface

/// `dose condition`
package struct ConditionCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "condition",
        abstract: "Record conditions, such as heart failure.",
        discussion: """
            dose condition add heart failure
            dose condition list
            dose condition end heart failure
            """,
        subcommands: [
            HealthListCommand<Topic>.self, HealthAddCommand<Topic>.self,
            HealthEndCommand<Topic>.self,
        ],
        defaultSubcommand: HealthListCommand<Topic>.self)

    package enum Topic: HealthTopic {
        package static let kind = HealthKind.condition
        package static let command = "condition"
        package static let words = "a condition"
        package static let example = "heart failure"
        package static let ending = "end"
    }

    package init() {}
}
