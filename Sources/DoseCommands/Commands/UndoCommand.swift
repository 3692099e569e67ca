package import ArgumentParser
import DoseInterface

/// `dose undo [COUNT]`
package struct UndoCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last record, and the ones before it. The history keeps all.",
        discussion: """
            dose undo           the last one; again: the one before it
            dose undo 3         the last three, all or none
            dose undo --list    what would be taken back, step by step
            """)

    @Argument(help: "How many steps to take back. Without it: one.")
    package var count: Int?

    @Flag(help: "Only show the steps.")
    package var list = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if let count, !(1...Limits.undoSteps).contains(count) {
            throw ValidationError("Write how many steps: a number from 1 to \(Limits.undoSteps).")
        }
    }

    package func perform(in context: CommandContext) async throws {
        if list {
            let steps = try context.client.ask(ListUndo.self, .init(limit: count)).steps
            return try context.output.show(UndoList(steps: steps), json: steps)
        }
        let id = write.requestID
        try context.output.show(
            context.client.change(
                UndoLast.self, .init(requestId: id.text, count: count), requestID: id))
    }
}
