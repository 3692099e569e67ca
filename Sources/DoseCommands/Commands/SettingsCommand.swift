package import ArgumentParser
import DoseInterface

/// `dose settings [NAME [VALUE...]]`
package struct SettingsCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Show what you can choose, and choose it.",
        discussion: """
            dose settings
            dose settings waking 7 am to 11 pm
            dose settings late-daily 6 hours
            dose settings lead-infusion 14 days, 7 days, 1 day, 2 hours
            dose settings nag 10 minutes, 5 times
            dose settings quiet-hours 21:30 to 07:00
            dose settings home-zone Europe/Lisbon
            dose settings late-daily default    our setting again
            dose settings checks                those of checks and of questions
            dose settings units si, creatinine mg/dL
            dose settings unit.calcium mmol/L   of one test; each of them: dose settings units
            dose settings creatinine-max-age 21 days
            dose settings ask-jaw 14 days       when a question is asked
            """)

    @Argument(help: "The setting.", completion: .setting)
    package var name: String?

    @Argument(help: "Its new value, or: default.")
    package var value: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        guard let name, let value = value.joinedText else {
            let all = try context.client.ask(GetSettings.self, .init()).settings
            let list = Self.list(all, name)
            if let name, list.settings.isEmpty {
                // The daemon says which there are.
                try change(name, nil, in: context)
            } else {
                try context.output.show(list, json: list.settings)
            }
            return
        }
        try change(name, value == "default" ? nil : value, in: context)
    }

    /// Those that were asked for. Those of checks are many, and shown when they are.
    private static func list(_ all: [Setting], _ name: String?) -> SettingList {
        switch name {
        case nil:
            SettingList(settings: all.filter { $0.check == nil }, leavesOutChecks: true)
        case "checks":
            SettingList(settings: all.filter { $0.check != nil && $0.check != "units" })
        case let name?:
            SettingList(
                settings: all.filter { $0.name == name.lowercased() || $0.check == name })
        }
    }

    private func change(
        _ name: String, _ value: String?, in context: CommandContext
    ) throws(DoseFailure) {
        let id = write.requestID
        let request = ChangeSetting.Request(requestId: id.text, name: name, value: value)
        try context.output.show(
            context.client.change(ChangeSetting.self, request, requestID: id))
    }
}
