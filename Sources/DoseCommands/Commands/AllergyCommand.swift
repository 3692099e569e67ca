package import ArgumentParser
package import DoseInterface

/// `dose allergy`
package struct AllergyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "allergy",
        abstract: "Record allergies.",
        discussion: """
            dose allergy add penicillin
            dose allergy list
            dose allergy remove penicillin
            """,
        subcommands: [
            HealthListCommand<Topic>.self, HealthAddCommand<Topic>.self,
            HealthEndCommand<Topic>.self,
        ],
        defaultSubcommand: HealthListCommand<Topic>.self)

    package enum Topic: HealthTopic {
        package static let kind = HealthKind.allergy
        package static let command = "allergy"
        package static let words = "an allergy"
        package static let example = "penicillin"
        package static let ending = "remove"
    }

    package init() {}
}
