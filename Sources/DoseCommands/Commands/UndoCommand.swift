package import ArgumentParser
import DoseInterface

/// `dose undo`
package struct UndoCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last record. The history keeps both.",
        discussion: "dose undo")

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        try context.output.show(
            context.client.change(UndoLast.self, .init(requestId: id.text), requestID: id))
    }
}
