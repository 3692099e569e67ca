import Glibc
import Subprocess
import SystemPackage

/// The program that tells a person about a reminder.
package struct NotifyProgram: Sendable {
    /// How one run ended.
    package enum Verdict: Sendable, Equatable {
        case told
        /// Not told, with the reason in a few words.
        case failed(String)
    }

    /// The variable that carries the reminder's number, so that telling twice can be noticed.
    package static let numberVariable = "DOSE_REMINDER_NUMBER"
    /// How long a program may take to end after SIGTERM.
    private static let graceToEnd = Duration.seconds(2)

    private let path: String
    private let arguments: [String]
    private let deadline: Duration

    /// - Parameter deadline: how long one run may take.
    package init(path: String, arguments: [String], deadline: Duration) {
        self.path = path
        self.arguments = arguments
        self.deadline = deadline
    }

    /// Runs the program once, without a shell. What it prints goes to standard error.
    package func run(number: Int, input: String) async -> Verdict {
        // A program that closes its input early must not end this process by a signal.
        signal(SIGPIPE, SIG_IGN)
        return await withTaskGroup(of: Verdict?.self) { group in
            group.addTask { await runToEnd(number: number, input: input) }
            group.addTask {
                try? await Task.sleep(for: deadline)
                return Task.isCancelled
                    ? nil : .failed("deadline of \(deadline.components.seconds) s passed")
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            await group.waitForAll()
            return first ?? .failed("ended by a signal to dose")
        }
    }

    private func runToEnd(number: Int, input: String) async -> Verdict {
        var options = PlatformOptions()
        // A group of its own, so that the deadline also ends what the program has started.
        options.processGroupID = 0
        options.teardownSequence = [
            .send(
                signal: .terminate, toProcessGroup: true,
                allowedDurationToNextStep: Self.graceToEnd),
            .send(
                signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(1)),
        ]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .inherit.updating([
                    Environment.Key(stringLiteral: Self.numberVariable): "\(number)"
                ]),
                platformOptions: options, input: .inputWriter, output: .currentStandardError,
                error: .currentStandardError
            ) { execution in
                // A program that does not read its input may still have told the person.
                _ = try? await execution.standardInputWriter.write(input)
                try? await execution.standardInputWriter.finish()
            }
            return switch result.terminationStatus {
            case .exited(0): .told
            case .exited(let code): .failed("exit \(code)")
            case .signaled(let number): .failed("ended by signal \(number)")
            }
        } catch let error as SubprocessError {
            return .failed(
                "cannot be started: \(error.underlyingError.map { "\($0)" } ?? "\(error)")")
        } catch {
            return .failed("cannot be started")
        }
    }
}
