import Subprocess
import SystemPackage

/// `dose watch` in the background of the demo, line by line.
struct DemoWatch: Sendable {
    private enum Event: Sendable {
        case line(String)
        case deadline(Int)
        case ended
    }

    private let events: AsyncStream<Event>
    private let feed: AsyncStream<Event>.Continuation
    private static let graceToEnd = Duration.seconds(3)

    init() {
        (events, feed) = AsyncStream<Event>.makeStream()
    }

    /// Runs the program until the task is cancelled.
    func run(program: String, environment: Environment) async {
        var options = PlatformOptions()
        options.teardownSequence = [
            .gracefulShutDown(allowedDurationToNextStep: Self.graceToEnd)
        ]
        _ = try? await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(DemoStory.watch.arguments),
            environment: environment, platformOptions: options, input: .none, output: .sequence,
            error: .discarded
        ) { execution in
            for try await line in execution.standardOutput.strings() { feed.yield(.line(line)) }
        }
        feed.yield(.ended)
    }

    /// The next line, or nil when none comes in time or the program has ended.
    ///
    /// - Parameter number: tells the deadlines of different waits apart.
    func nextLine(wait number: Int, seconds: Int) async -> String? {
        let timer = Task {
            try await Task.sleep(for: .seconds(seconds))
            feed.yield(.deadline(number))
        }
        defer { timer.cancel() }
        for await event in events {
            switch event {
            case .line(let line): return line
            case .deadline(number), .ended: return nil
            case .deadline: continue
            }
        }
        return nil
    }
}
