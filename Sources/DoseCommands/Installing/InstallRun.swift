import DoseInterface
import Glibc

/// Does the steps and says each.
struct InstallRun {
    let context: CommandContext
    let places: InstallPlaces
    let isDryRun: Bool
    private var reports: [StepReport] = []
    private var hasChanged = false

    init(context: CommandContext, places: InstallPlaces, isDryRun: Bool) {
        self.context = context
        self.places = places
        self.isDryRun = isDryRun
    }

    /// - Parameters:
    ///   - control: nil only in a dry run.
    ///   - closing: what is said at the end, to a person.
    mutating func carryOut(
        _ steps: [InstallStep], control: SystemControl?, closing: [String]
    ) async throws(DoseFailure) {
        for step in steps {
            let report =
                if let control, !isDryRun {
                    try await done(step, control)
                } else {
                    report(step, .planned)
                }
            reports.append(report)
            say { report.tell(on: &$0) }
        }
        context.output.write(jsonLine: reports)
        for line in isDryRun ? ["Nothing was changed."] : closing { say { $0.say(line) } }
    }

    private func report(
        _ step: InstallStep, _ result: StepReport.Result, note: String? = nil
    ) -> StepReport {
        StepReport(step, result, manager: places.manager, note: note)
    }

    /// At once: the next step may take a while.
    private func say(_ words: (inout Page) -> Void) {
        var page = Page(style: context.output.style)
        words(&page)
        context.output.write(text: page.text)
    }

    private mutating func done(
        _ step: InstallStep, _ control: SystemControl
    ) async throws(DoseFailure) -> StepReport {
        switch step {
        case .folder(let path, let mode):
            return noted(step, try InstallFiles.makeFolder(path, mode: mode))
        case .program(let source, let path):
            return noted(step, try InstallFiles.copyProgram(from: source, to: path))
        case .file(let path, let text):
            return noted(step, try InstallFiles.write(text, to: path))
        case .remove(let path):
            return noted(step, try InstallFiles.remove(path))
        case .removeAll(let path):
            return noted(step, try InstallFiles.removeAll(path))
        case .leave(let path):
            let isThere = context.surroundings.exists(path)
            return report(step, .done, note: isThere ? "your data" : "no data there")
        case .systemctl:
            return try await ran(step, control)
        case .start(let units):
            return try await started(step, units, control)
        case .disable(_, _, let file):
            guard context.surroundings.exists(file) else { return report(step, .unchanged) }
            return try await ran(step, control)
        case .call(let socket):
            return try called(step, socket)
        }
    }

    private mutating func noted(_ step: InstallStep, _ changed: Bool) -> StepReport {
        if changed { hasChanged = true }
        return report(step, changed ? .done : .unchanged)
    }

    private func ran(
        _ step: InstallStep, _ control: SystemControl
    ) async throws(DoseFailure) -> StepReport {
        let answer = try await control.run(step.command)
        guard answer.succeeded else {
            throw .installing(
                .init(
                    .unavailable,
                    "\(step.words(manager: places.manager).object) failed: \(answer.complaint)"))
        }
        return report(step, .done)
    }

    /// What runs already and is as it should be keeps running.
    private func started(
        _ step: InstallStep, _ units: [String], _ control: SystemControl
    ) async throws(DoseFailure) -> StepReport {
        let answer = try await control.run([hasChanged ? "restart" : "start"] + units)
        guard answer.succeeded else {
            let option = places.scope == .user ? "--user " : ""
            throw .installing(
                .init(
                    .unavailable,
                    "dosed does not start: \(answer.complaint) Its own words: "
                        + "journalctl \(option)-u dosed"))
        }
        return report(step, .done, note: hasChanged ? "anew, with what has changed" : nil)
    }

    private func called(_ step: InstallStep, _ socket: String) throws(DoseFailure) -> StepReport {
        let client = DaemonClient(
            address: SocketAddress(path: socket), patience: context.surroundings.patience)
        let status = try client.ask(GetStatus.self, .init())
        return report(step, .done, note: "dosed \(status.version) answers")
    }
}
