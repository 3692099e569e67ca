package import ArgumentParser
import DoseInterface

/// `dose notify list`
package struct NotifyListCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show your channels. How they do is in dose status.",
        discussion: "dose notify list")

    @OptionGroup package var file: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let channels = try file.file(context.surroundings).read().map(ChannelRow.init)
        try context.output.show(ChannelRows(rows: channels), json: channels)
    }
}

/// `dose notify remove NAME`
package struct NotifyRemoveCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a channel away.",
        discussion: "dose notify remove phone")

    @Argument(help: "The channel.")
    package var name: String

    @OptionGroup package var file: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        var removed: ChannelRow?
        try file.file(context.surroundings).change { (channels) throws(DoseFailure) in
            guard let index = channels.firstIndex(where: { $0.name == name }) else {
                let names = channels.map(\.name)
                let near = NearestWord.of(name, among: names)
                throw .channels(
                    .init(
                        .notFound,
                        "there is no channel \"\(name)\"."
                            + (names.isEmpty ? "" : " There is: \(Phrases.list(names)).")
                            + (near.map { " Did you mean \"\($0)\"?" } ?? "")))
            }
            removed = ChannelRow(channels.remove(at: index))
        }
        // That it is gone is true already; that dosed forgets it can wait until it is there.
        let id = RequestID.fresh()
        do throws(DoseFailure) {
            _ = try context.client.change(
                ForgetChannel.self, .init(requestId: id.text, channel: name), requestID: id)
        } catch  where error.exit == .notFound {
            // It never told anything.
        } catch {
            context.output.remark("dosed still shows it: \(FailureSentence.of(error))")
        }
        if let removed { try context.output.show(ChannelRemoved(channel: removed)) }
    }
}
