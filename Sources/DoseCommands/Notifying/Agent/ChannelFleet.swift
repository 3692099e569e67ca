/// All channels of a person, each on its own: one that fails, hangs or floods holds up no other.
package struct ChannelFleet: Sendable {
    private let file: ChannelsFile
    private let maker: TellerMaker

    package init(file: ChannelsFile, maker: TellerMaker) {
        self.file = file
        self.maker = maker
    }

    private struct Running {
        let setup: ChannelSetup
        let task: Task<Void, Never>
    }

    /// Runs until it is cancelled, and follows the file.
    package func run() async {
        let watch = ChannelsWatch(file)
        var running: [String: Running] = [:]
        var isFirst = true
        for await _ in watch.changes {
            guard let setups = setups() else { continue }
            if setups.isEmpty, isFirst || !running.isEmpty {
                maker.output.remark(
                    "no channel is set up. Waiting for: dose notify add NAME KIND")
            }
            isFirst = false
            await follow(setups, &running)
        }
        watch.stop()
        for channel in running.values { channel.task.cancel() }
        for channel in running.values { await channel.task.value }
    }

    /// What the file says; nil when it cannot be used, and then everything stays as it is.
    private func setups() -> [ChannelSetup]? {
        do {
            return try file.read()
        } catch {
            maker.output.remark(
                FailureSentence.of(error) + " Nothing is changed until it is right.")
            return nil
        }
    }

    private func follow(_ setups: [ChannelSetup], _ running: inout [String: Running]) async {
        for (name, channel) in running where !setups.contains(channel.setup) {
            channel.task.cancel()
            await channel.task.value
            running[name] = nil
        }
        for setup in setups where running[setup.name] == nil {
            running[setup.name] = Running(setup: setup, task: Task { await run(setup) })
        }
    }

    private func run(_ setup: ChannelSetup) async {
        if case .heartbeat(let url, let minutes) = setup.kind {
            await beat(setup.name, url, minutes)
        } else if let teller = maker.teller(for: setup) {
            await tell(setup, by: teller)
            await teller.end()
        }
    }

    private func beat(_ name: String, _ url: String, _ minutes: Int) async {
        do {
            await Heartbeat(
                name: name, url: url, interval: .seconds(60 * minutes), client: maker.client,
                curl: try maker.curl(), output: maker.output, sleep: maker.sleep
            ).run()
        } catch {
            maker.output.remark("\(name): \(FailureSentence.of(error))")
        }
    }

    /// Tells until it is cancelled; after a refusal it begins again.
    private func tell(_ setup: ChannelSetup, by teller: any Teller) async {
        let agent = NotificationAgent(
            client: maker.client, teller: teller, channel: setup.name, say: setup.say,
            isForCarer: setup.isForCarer, origin: maker.origin, output: maker.output,
            sleep: maker.sleep)
        var backOff = BackOff(maker.sleep)
        var last: DoseFailure?
        while !Task.isCancelled {
            do {
                try await agent.run(after: last)
            } catch let failure as DoseFailure where !Task.isCancelled {
                maker.output.remark("\(setup.name): \(FailureSentence.of(failure))")
                last = failure
                await agent.tryToTellNews()
            } catch {}
            guard await backOff.wait() else { return }
        }
    }
}
