import DoseInterface

/// Pings an address while all is well, so that somebody notices when it is not: the service at the
/// other end raises the alarm when the pings stop.
package struct Heartbeat: Sendable {
    /// A reminder that no channel has told for so long stops the pings, in seconds (our setting).
    package static let longestUntold = 600
    private static let deadlineSeconds = 30

    let name: String
    let url: String
    let interval: Duration
    let client: DaemonClient
    let curl: String
    let output: Output
    let sleep: NotificationAgent.Sleep

    /// Pings until it is cancelled.
    func run() async {
        var wasWell = true
        while !Task.isCancelled {
            let trouble = await beat()
            if let trouble {
                output.remark("\(name): no ping: \(trouble)")
            } else if !wasWell {
                output.remark("\(name): pinged again.")
            }
            wasWell = trouble == nil
            guard (try? await sleep(interval)) != nil else { return }
        }
    }

    /// Looks once, and pings when all is well.
    ///
    /// - Returns: why there was no ping that arrived; nil when there was one.
    package func beat() async -> String? {
        let status: Result<GetStatus.Reply, DoseFailure> = await Offload.run {
            do throws(DoseFailure) {
                return .success(try client.ask(GetStatus.self, .init()))
            } catch {
                return .failure(error)
            }
        }
        switch status {
        case .failure(let failure): return FailureSentence.of(failure)
        case .success(let status):
            if let untold = status.untoldSeconds, untold >= Self.longestUntold {
                return "a reminder could not be told for \(untold / 60) minutes."
            }
            // A full disk, a zone that is gone: what holds reminders up is no longer well.
            if let trouble = status.troubles.first { return trouble }
            if !status.clock.trusted { return "the clock is not trusted: dose clock says more." }
        }
        let request = WebRequest(method: "GET", url: url, deadlineSeconds: Self.deadlineSeconds)
        guard case .failed(let reason) = await request.send(curl: curl) else { return nil }
        return Phrases.sentence(reason)
    }
}
