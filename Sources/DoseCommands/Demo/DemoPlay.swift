import Glibc
import Subprocess
import SystemPackage

/// Plays the story against a private daemon and checks each line that must come.
struct DemoPlay: Sendable {
    private static let readyMilliseconds: Int32 = 20_000
    private static let reminderSeconds = 20
    private static let outputBytes = 262_144
    private static let graceToEnd = Duration.seconds(10)
    private static let logLines = 10

    let dose: String
    let dosed: String
    let stage: DemoStage
    let output: Output

    /// Starts the daemon, plays, and stops it in any case.
    func run() async throws -> DemoReport {
        let readiness = try ReadinessSocket(path: stage.readiness)
        defer { readiness.close() }
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.graceToEnd)]
        let log = try FileDescriptor.open(
            FilePath(stage.log), .writeOnly, options: [.create, .append],
            permissions: .ownerReadWrite)
        let result = try await Subprocess.run(
            .path(FilePath(dosed)),
            arguments: ["--socket", stage.socket, "--database", stage.database],
            environment: daemonEnvironment, platformOptions: options, input: .none,
            output: .discarded, error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            let process = execution.processIdentifier.processDescriptor
            let outcome = await Offload.run {
                readiness.wait(process: process, milliseconds: Self.readyMilliseconds)
            }
            guard case .ready = outcome else { throw notReady(outcome) }
            let report = try await play()
            await execution.teardown(using: options.teardownSequence)
            return report
        }
        guard result.terminationStatus == .exited(0) else {
            throw DoseFailure.demo(
                message: "dosed did not stop cleanly: \(result.terminationStatus).")
        }
        return result.closureResult
    }

    private func notReady(_ outcome: ReadinessSocket.Outcome) -> DoseFailure {
        let tail = stage.logTail(lines: Self.logLines).joined(separator: " | ")
        let what = if case .ended = outcome { "ended" } else { "did not say that it is ready" }
        return .demo(message: "dosed \(what). \(tail)")
    }

    private var daemonEnvironment: Environment {
        .inherit.updating([
            "NOTIFY_SOCKET": stage.readiness, "DOSED_SOCKET": nil, "DOSED_DATABASE": nil,
            "LISTEN_PID": nil, "LISTEN_FDS": nil, "LISTEN_FDNAMES": nil, "WATCHDOG_USEC": nil,
            "WATCHDOG_PID": nil,
        ])
    }

    private var environment: Environment {
        .inherit.updating([
            "DOSED_SOCKET": stage.socket, "NO_COLOR": "1", "COLUMNS": "\(output.style.width)",
            "DOSE_PLAIN": output.style.isPlain ? "1" : "0",
        ])
    }

    private func play() async throws -> DemoReport {
        var report = DemoReport()
        for step in DemoStory.treatment + [DemoStory.dueNow] {
            report.steps.append(try await play(step))
        }
        report.reminders = try await watching {
            try await report.steps.append(play(DemoStory.snooze))
        }
        for step in DemoStory.ending { report.steps.append(try await play(step)) }
        return report
    }

    /// Runs one command to its end and checks it.
    private func play(_ step: DemoStep) async throws -> DemoReport.Line {
        try Task.checkCancellation()
        output.write(text: "$ \(step.typed)\n")
        let result = try await Subprocess.run(
            .path(FilePath(dose)), arguments: Arguments(step.arguments),
            environment: environment, input: .none, output: .string(limit: Self.outputBytes),
            error: .combinedWithOutput)
        let code: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let number): 128 + number
            }
        output.write(text: result.standardOutput + "\n")
        let flat = result.standardOutput.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        if let complaint = step.complaint(exitCode: code, output: flat) {
            throw DoseFailure.demo(message: complaint)
        }
        return DemoReport.Line(
            command: step.typed, exitCode: code, output: result.standardOutput)
    }

    /// Watches in the background: the reminder that is due now, `between`, and the one that comes
    /// after it.
    private func watching(
        between: () async throws -> Void
    ) async throws -> [String] {
        let watch = DemoWatch()
        let (dose, environment) = (dose, environment)
        output.write(text: "$ dose watch &\n")
        let running = Task { await watch.run(program: dose, environment: environment) }
        return try await withTaskCancellationHandler {
            do {
                let first = try await reminder(from: watch, number: 1)
                output.write(text: "\n")
                try await between()
                let second = try await reminder(from: watch, number: 2)
                output.write(text: "\n")
                running.cancel()
                await running.value
                return [first, second]
            } catch {
                running.cancel()
                await running.value
                throw error
            }
        } onCancel: {
            running.cancel()
        }
    }

    private func reminder(from watch: DemoWatch, number: Int) async throws -> String {
        guard let line = await watch.nextLine(wait: number, seconds: Self.reminderSeconds) else {
            try Task.checkCancellation()
            throw DoseFailure.demo(
                message: "no reminder came to \"dose watch\" in \(Self.reminderSeconds) seconds.")
        }
        output.write(text: line + "\n")
        guard DemoStory.watch.expected.allSatisfy({ line.contains($0) }) else {
            throw DoseFailure.demo(message: "\"dose watch\" showed another reminder: \(line)")
        }
        return line
    }
}
