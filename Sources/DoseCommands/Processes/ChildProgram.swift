import Glibc
import Subprocess
import SystemPackage

/// A program that runs to its end or its deadline, without a shell.
struct ChildProgram: Sendable {
    /// How it ended.
    enum Ending: Sendable, Equatable {
        case exited(Int32)
        case signaled(Int32)
        /// It was ended as it took longer than this.
        case overdue(Duration)
        case unstartable(String)
        /// It was ended as dose itself is to end.
        case cancelled
    }

    /// Where goes what it prints.
    enum Printing: Sendable {
        case toStandardError
        /// So many bytes are kept, the rest is read and dropped.
        case kept(Int)
    }

    /// How long a program may take to end after SIGTERM.
    private static let graceToEnd = Duration.seconds(2)

    let path: String
    let arguments: [String]
    var variables: [String: String] = [:]
    let deadline: Duration

    /// Runs it once.
    ///
    /// - Returns: how it ended, and what it printed as far as that is kept.
    func run(
        input: String, printing: Printing
    ) async -> (ending: Ending, printed: String) {
        // A program that closes its input early must not end this process by a signal.
        signal(SIGPIPE, SIG_IGN)
        return await withTaskGroup(of: (ending: Ending, printed: String)?.self) { group in
            group.addTask { await runToEnd(input: input, printing: printing) }
            group.addTask {
                try? await Task.sleep(for: deadline)
                return Task.isCancelled ? nil : (.overdue(deadline), "")
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            await group.waitForAll()
            return Task.isCancelled ? (.cancelled, "") : first ?? (.cancelled, "")
        }
    }

    private func runToEnd(
        input: String, printing: Printing
    ) async -> (ending: Ending, printed: String) {
        do {
            switch printing {
            case .toStandardError:
                let result = try await Subprocess.run(
                    .path(FilePath(path)), arguments: Arguments(arguments),
                    environment: environment, platformOptions: options, input: .inputWriter,
                    output: .currentStandardError, error: .currentStandardError
                ) { execution in
                    // One that does not read its input may still do its work.
                    _ = try? await execution.standardInputWriter.write(input)
                    try? await execution.standardInputWriter.finish()
                }
                return (Self.ending(result.terminationStatus), "")
            case .kept(let limit):
                let result = try await Subprocess.run(
                    .path(FilePath(path)), arguments: Arguments(arguments),
                    environment: environment, platformOptions: options, input: .inputWriter,
                    output: .sequence, error: .combinedWithOutput
                ) { execution in
                    _ = try? await execution.standardInputWriter.write(input)
                    try? await execution.standardInputWriter.finish()
                    var kept: [UInt8] = []
                    for try await part in execution.standardOutput {
                        let room = limit - kept.count
                        part.withUnsafeBytes { kept += $0.prefix(room) }
                    }
                    return String(decoding: kept, as: UTF8.self)
                }
                return (Self.ending(result.terminationStatus), result.closureResult)
            }
        } catch let error as SubprocessError {
            return (.unstartable(error.underlyingError.map { "\($0)" } ?? "\(error)"), "")
        } catch {
            return (.unstartable("\(error)"), "")
        }
    }

    private var environment: Environment {
        var updates: [Environment.Key: String?] = [:]
        for (name, value) in variables { updates[Environment.Key(stringLiteral: name)] = value }
        return .inherit.updating(updates)
    }

    private var options: PlatformOptions {
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
        return options
    }

    private static func ending(_ status: TerminationStatus) -> Ending {
        switch status {
        case .exited(let code): .exited(code)
        case .signaled(let number): .signaled(number)
        }
    }
}

extension ChildProgram.Ending {
    /// The ending as a verdict, with words for the exit codes that mean a failure.
    func verdict(_ words: (Int32) -> String) -> Verdict {
        switch self {
        case .exited(0): .told
        case .exited(let code): .failing(words(code))
        case .signaled(let number): .failed("ended by signal \(number)")
        case .overdue(let deadline):
            .failed("deadline of \(deadline.components.seconds) s passed")
        case .unstartable(let reason): .failing("cannot be started: \(reason)")
        case .cancelled: .failed("ended by a signal to dose")
        }
    }
}
