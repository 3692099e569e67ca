package import ArgumentParser
import DoseInterface

/// `dose contact`
package struct ContactCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "contact",
        abstract: "Keep whom to call; it is named wherever a text says to call.",
        discussion: """
            dose contact add oncologist "Dr. Ito" "+49 30 123456"
            dose contact list
            dose contact remove oncologist
            dose settings country Germany      the number for an emergency
            """,
        subcommands: [
            ContactListCommand.self, ContactAddCommand.self, ContactRemoveCommand.self,
        ],
        defaultSubcommand: ContactListCommand.self)

    package init() {}
}

/// `dose contact add ROLE NAME PHONE`
package struct ContactAddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Keep whom to call.",
        discussion: "dose contact add dentist \"Dr. Weber\" \"+49 30 654321\"")

    @Argument(help: "What they are: oncologist, nurse, clinic, dentist, pharmacist …")
    package var role: String

    @Argument(help: "Their name.")
    package var name: String

    @Argument(help: "Their number.")
    package var phone: String

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = AddContact.Request(
            requestId: id.text, role: role, name: name, phone: phone)
        try context.output.show(context.client.change(AddContact.self, request, requestID: id))
    }
}

/// `dose contact remove NAME`
package struct ContactRemoveCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Show somebody no longer.",
        discussion: "dose contact remove \"Dr. Weber\"")

    @Argument(help: "The name, or the role.")
    package var name: [String]

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RemoveContact.Request(
            requestId: id.text, name: name.joined(separator: " "))
        try context.output.show(
            context.client.change(RemoveContact.self, request, requestID: id))
    }
}

/// `dose contact list`, which is also `dose contact`.
package struct ContactListCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show whom to call, and the number for an emergency.",
        discussion: "dose contact list")

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(context.client.ask(ListContacts.self, .init()))
    }
}
