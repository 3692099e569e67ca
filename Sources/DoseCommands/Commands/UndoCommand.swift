package import ArgumentParser
import DoseInterface

/// `dose undo [COUNT]`
package struct UndoCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last record, and the ones before it. Nothing is erased.",
        discussion: """
            dose undo           the last one; again: the one before it
            dose undo 3         the last three, all or none
            dose undo --list    what would be taken back, step by step

            What was taken back stays on record: dose history --taken-back shows doses, dose watch
            --all every change. Everything that you record or change here can be taken back, except:
            that somebody was added about whom there are records, that the clock is right (dose
            clock --right), that a channel was removed (dose notify remove), data that was restored
            (each copy stays where it is), and undoing itself. Record such a thing anew.
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
            let reply = try context.client.ask(ListUndo.self, .init(limit: count))
            return try context.output.show(UndoList(reply: reply), json: reply.steps)
        }
        let id = write.requestID
        try context.output.show(
            context.client.change(
                UndoLast.self, .init(requestId: id.text, count: count), requestID: id))
    }
}
