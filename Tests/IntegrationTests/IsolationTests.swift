import Foundation
import Glibc
import Testing

@Suite(
    "channels that hang beside others", .serialized,
    .enabled(if: WebSink.isWanted, "\(WebSink.reason)"))
struct IsolationTests {
    /// How long the control waits for what does not come.
    private static let patience = 10.0

    /// A channel hangs; whether another one is told meanwhile.
    ///
    /// - Parameter harm: what is taken away from the agent.
    private func isToldBesideHanging(
        harm: String? = nil, within seconds: Double = Deadline.usualSeconds
    ) throws -> Bool {
        try withDaemon { daemon in
            let sink = try WebSink(in: daemon.directory)
            let variables = try harm.map { try Preload.harm($0, in: daemon.directory) } ?? [:]
            // The release program stands alone: nothing can be loaded into it.
            let dose = harm == nil ? Programs.dose : Programs.beside + "/dose"
            let hanging = "notify add bad webhook \(sink.address)/hang --deadline 600"
            #expect(try daemon.say(hanging).exit == 0)
            let agent = try LiveCommand(
                dose, ["notify", "run", "--json"],
                environment: daemon.environment.merging(variables) { $1 })
            try daemon.waitForWatchers(1)
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            _ = try sink.next(to: "/hang")
            // The hanging one came first, so that the other one comes after it in any order.
            #expect(try daemon.say("notify add good webhook \(sink.address)/ok").exit == 0)
            try daemon.waitForWatchers(2)
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            let report = try? agent.json(Deadline(seconds: seconds))
            if let report { #expect(report["channel"] == "good", "\(report)") }
            #expect(try agent.end(SIGKILL) == .signaled(SIGKILL))
            return report?["accepted"] == true
        }
    }

    @Test("one that hangs keeps no other from telling")
    func apart() throws {
        #expect(try isToldBesideHanging())
    }

    @Test(
        "one whose programs wait for each other is found out",
        .enabled(if: Preload.isWanted, "\(Preload.reason)"))
    func entangled() throws {
        #expect(try !isToldBesideHanging(harm: "entangled", within: Self.patience))
    }
}
