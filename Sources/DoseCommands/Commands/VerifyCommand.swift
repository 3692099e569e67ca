package import ArgumentParser
import DoseInterface

/// `dose verify`
package struct VerifyCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read everything that is stored and say whether it is what was written.",
        discussion: """
            dose verify

            dosed does so by itself once a day. Ends with 1 if something is wrong, and with 69 if
            the data could not be read to its end.
            """)

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        var last: VerifyData.Reply?
        var tenths = 0
        try context.client.stream(
            VerifyData.self, .init(), deadlineSeconds: DataPatience.seconds, connected: {},
            each: { (reply: VerifyData.Reply) in
                last = reply
                let reached = reply.total > 0 ? reply.done * 10 / reply.total : 0
                guard reply.sound == nil, reached > tenths else { return }
                tenths = reached
                context.output.remark("\(reached)0% of \(reply.total) rows are read.")
            })
        guard let last, let sound = last.sound else {
            throw DoseFailure.unreadableReply(reason: "its end is missing")
        }
        try context.output.show(last)
        if !sound { throw DoseFailure.blockingItemOpen }
    }
}

/// How long work on all of the data may be silent (our setting).
enum DataPatience {
    static let seconds = 600
}
