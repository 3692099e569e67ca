package import ArgumentParser
import DoseInterface

/// `dose test-reminder [NAME...]`
package struct TestReminderCommand: DaemonCommand {
    /// How much longer than its own deadline a channel is waited for, in seconds (our setting).
    private static let patience = 10

    package static let configuration = CommandConfiguration(
        commandName: "test-reminder",
        abstract: "Send a test through every channel, the whole way, and say what came of it.",
        discussion: """
            dose test-reminder
            dose test-reminder phone

            dosed sends it to the agent, the agent to each channel, and each says whether it
            worked. Ends with 1 if one did not. Whether you saw it, only you can tell.
            """)

    @Argument(help: "The channels; all of yours if none is named.")
    package var names: [String] = []

    @OptionGroup package var place: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let setups = try place.file(context.surroundings).read()
        let tellers = setups.filter(\.tells)
        let waited = (tellers.map(\.deadline).max() ?? ChannelSetup.usualDeadline) + Self.patience
        var results: [ChannelTest] = []
        let heartbeats = setups.filter { !$0.tells }
        var expected = Set(names.isEmpty ? tellers.map(\.name) : names)
        expected.subtract(heartbeats.map(\.name))
        let listening = try gather(
            &results, &expected, deadline: waited, isNamed: !names.isEmpty, context)
        for name in expected.sorted() {
            results.append(
                ChannelTest(
                    channel: name, accepted: false,
                    detail: listening.contains(name)
                        ? "no answer in \(waited) s"
                        : "nobody tells by it now"))
        }
        let isAgentMissing = !expected.isSubset(of: listening)
        for setup in heartbeats where names.isEmpty || names.contains(setup.name) {
            results.append(await ping(setup, context))
        }
        results.sort { $0.channel < $1.channel }
        let start =
            context.surroundings.exists("/run/systemd/system")
            ? "systemctl --user start dose-notify" : "dose notify run"
        try context.output.show(
            ChannelTests(results: results, start: isAgentMissing ? start : nil), json: results)
        if results.isEmpty || results.contains(where: { !$0.accepted }) {
            throw DoseFailure.blockingItemOpen
        }
    }

    /// What the channels say.
    ///
    /// - Returns: who listened.
    private func gather(
        _ results: inout [ChannelTest], _ expected: inout Set<String>, deadline: Int,
        isNamed: Bool, _ context: CommandContext
    ) throws(DoseFailure) -> Set<String> {
        var listening: Set<String> = []
        var isSent = false
        do {
            try context.client.stream(
                TestReminders.self, .init(), deadlineSeconds: deadline, connected: {},
                each: { (reply: TestReminders.Reply) throws(DoseFailure) in
                    if !isSent { listening = Set(reply.waiting) }
                    isSent = true
                    guard let channel = reply.channel else { return }
                    let isWanted = expected.remove(channel) != nil
                    if isWanted || !isNamed {
                        results.append(
                            ChannelTest(
                                channel: channel, accepted: reply.accepted == true,
                                detail: reply.detail))
                    }
                    // Whoever else still works on it is not waited for.
                    if isNamed, expected.isEmpty { throw .blockingItemOpen }
                })
        } catch {
            // Whoever has not answered by now is named with that.
            guard isSent else { throw error }
            expected.formUnion(isNamed ? [] : listening.subtracting(results.map(\.channel)))
        }
        return listening
    }

    /// A heartbeat is not told anything, so its address is pinged from here.
    private func ping(_ setup: ChannelSetup, _ context: CommandContext) async -> ChannelTest {
        guard case .heartbeat(let url, _) = setup.kind else {
            return ChannelTest(channel: setup.name, accepted: false, detail: nil)
        }
        let request = WebRequest(
            method: "GET", url: url, deadlineSeconds: ChannelSetup.usualDeadline)
        let curl: String
        do {
            curl = try ProgramPath.find("curl", variable: context.surroundings.variable)
        } catch {
            return ChannelTest(
                channel: setup.name, accepted: false, detail: FailureSentence.of(error))
        }
        switch await request.send(curl: curl) {
        case .told: return ChannelTest(channel: setup.name, accepted: true, detail: "pinged")
        case .failed(let reason):
            return ChannelTest(channel: setup.name, accepted: false, detail: reason)
        }
    }
}

/// What became of a test on one channel.
struct ChannelTest: Encodable {
    let channel: String
    let accepted: Bool
    let detail: String?
}

struct ChannelTests: Tellable {
    let results: [ChannelTest]
    /// What starts the agent, where nobody tells by a channel.
    let start: String?

    func tell(on page: inout Page) {
        guard !results.isEmpty else {
            page.say("No channel is set up. Begin with: dose notify add desk desktop")
            return
        }
        for result in results {
            let detail = result.detail.map { result.accepted ? " (\($0))" : ": \($0)" } ?? ""
            page.say(
                "\(result.channel): \(result.accepted ? "told" : "not told")\(detail)")
        }
        if let start { page.verbatim("Start the agent: \(start)") }
    }
}
