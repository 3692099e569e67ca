import ArgumentParser
import Foundation

/// Simulated years, each by a seed of its own; the last line says what came of them.
@main
struct Simulation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dose-simulation",
        abstract: "The daemon's own logic in simulated time, beside a small model.")

    @Option(help: "How many years.")
    var years = 100
    @Option(help: "The seed of the first one; each later one has the next.")
    var seed: UInt64 = 1
    @Option(help: "The protection to take away: \(Control.allCases.map(\.rawValue)).")
    var control: Control?

    @Option(help: "How many at the same time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func run() async throws {
        let supplies = try Supplies()
        var sum = Outcome()
        await withTaskGroup { group in
            var seeds = (seed..<seed + UInt64(years)).makeIterator()
            for seed in (0..<jobs).compactMap({ _ in seeds.next() }) {
                group.addTask { [control] in await Self.live(seed, control, supplies) }
            }
            for await outcome in group {
                sum.add(outcome)
                // Of a protection that is missing one loss tells enough.
                guard control == nil || sum.kinds.isEmpty, let seed = seeds.next() else { continue }
                group.addTask { [control] in await Self.live(seed, control, supplies) }
            }
        }
        for trouble in sum.troubles.prefix(12) { print(trouble) }
        let kinds = Trouble.Kind.allCases.map { "\($0)=\(sum.kinds[$0, default: 0])" }
        let sums = [
            "looks", "steps", "faults", "answers", "holds", "reminders", "tellings",
        ].map {
            "\($0)=\(sum.counts[$0, default: 0])"
        }
        print(
            "campaign=simulation count=\(years) \(sums.joined(separator: " ")) seed=\(seed) "
                + "\(kinds.joined(separator: " ")) result=\(sum.kinds.isEmpty ? "ok" : "bad")")
        if !sum.kinds.isEmpty { throw ExitCode.failure }
    }

    private static func live(
        _ seed: UInt64, _ control: Control?, _ supplies: Supplies
    ) async -> Outcome {
        var outcome = Outcome()
        do {
            var year = try Year(seed: seed, control: control, supplies: supplies)
            do {
                try await year.live()
            } catch {
                outcome.add(error, of: seed)
            }
            outcome.counts = year.counts
        } catch {
            outcome.add(error, of: seed)
        }
        return outcome
    }
}
