import Glibc
import Subprocess
import SystemPackage

/// `systemctl`, for the machine or for a person's own manager.
struct SystemControl: Sendable {
    /// How it ended and what it said.
    struct Answer: Sendable {
        let succeeded: Bool
        let out: String
        /// The first line of what it complained about.
        let complaint: String
    }

    /// The most that is read of what it says.
    private static let outputBytes = 65_536
    private let program: String
    private let places: InstallPlaces

    /// - Throws: `DoseFailure.installing` where there is no systemctl.
    init(places: InstallPlaces, variable: (String) -> String?) throws(DoseFailure) {
        self.places = places
        do {
            program = try ProgramPath.find("systemctl", variable: variable)
        } catch {
            throw .installing(
                .init(
                    .unavailable,
                    "there is no systemctl here. dosed also runs without systemd: start it by "
                        + "hand with \(Self.byHand(places.scope)), or from another service "
                        + "manager."))
        }
    }

    /// How dosed is started without systemd.
    static func byHand(_ scope: InstallScope) -> String {
        scope == .system ? "dosed --system" : "dosed"
    }

    /// Runs it to its end.
    func run(_ words: [String]) async throws(DoseFailure) -> Answer {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(places.manager + words),
                environment: environment, output: .string(limit: Self.outputBytes),
                error: .string(limit: Self.outputBytes))
            let complaint = result.standardError.split(separator: "\n").first
            return Answer(
                succeeded: result.terminationStatus.isSuccess, out: result.standardOutput,
                complaint: complaint.map(String.init) ?? "systemctl ended with a failure")
        } catch {
            throw .cannotRun(program: program, reason: "\(error)")
        }
    }

    /// A user's units below another root are reached by their folders: `--root` is the machine's.
    private var environment: Environment {
        guard places.scope == .user, places.root != nil else { return .inherit }
        return .inherit.updating([
            "SYSTEMD_OFFLINE": "1", "HOME": places.now(places.home),
            "XDG_CONFIG_HOME": places.now(places.config),
        ])
    }
}
