import DoseInterface

/// What has to be so before anything is changed.
struct InstallConditions {
    let places: InstallPlaces
    let surroundings: Surroundings
    let command: String

    /// - Throws: `DoseFailure.installing`, with what to do.
    func checkRights() throws(DoseFailure) {
        guard places.root == nil else { return }
        switch places.scope {
        case .system:
            guard surroundings.userID == 0 else {
                throw .installing(
                    .init(
                        .notPermitted,
                        "only root may do this for the whole machine. Try: "
                            + "sudo dose \(command) --system, or for you alone: "
                            + "dose \(command) --user"))
            }
        case .user:
            guard surroundings.userID != 0 || surroundings.variable("SUDO_UID") == nil else {
                throw .installing(
                    .init(
                        .notPermitted,
                        "under sudo this would be done for root, not for you. Try without: "
                            + "dose \(command) --user"))
            }
        }
    }

    /// - Throws: `DoseFailure.installing` when no manager answers.
    func checkManager(_ control: SystemControl) async throws(DoseFailure) {
        guard places.root == nil else { return }
        let byHand = SystemControl.byHand(places.scope)
        // The test of sd_booted(3).
        guard surroundings.exists("/run/systemd/system") else {
            throw .installing(
                .init(
                    .unavailable,
                    "systemd does not run on this machine. Start dosed by hand with \(byHand), "
                        + "or name the folder of a machine that is not running: --root DIR"))
        }
        let answer = try await control.run(["show", "--property=Version"])
        guard !answer.succeeded else { return }
        let advice =
            switch places.scope {
            case .system: "Start dosed by hand with \(byHand)."
            case .user:
                "Log in as yourself, not by su or sudo, and try again. For an account that "
                    + "nobody logs in to: loginctl enable-linger NAME"
            }
        throw .installing(
            .init(.unavailable, "systemd does not answer (\(answer.complaint)). \(advice)"))
    }

    /// One that was started by hand would keep the data from the one that is to be started.
    func checkNobodyServes(_ control: SystemControl) async throws(DoseFailure) {
        guard places.root == nil else { return }
        let active = try await control.run(["is-active", "dosed.socket", "dosed.service"])
        guard !active.succeeded, surroundings.exists(places.socket) else { return }
        let client = DaemonClient(
            address: SocketAddress(path: places.socket), patience: surroundings.patience)
        do {
            _ = try client.ask(GetStatus.self, .init())
        } catch .notReachable {
            return
        } catch {
            // It answered, if only with a refusal.
        }
        throw .installing(
            .init(
                .unavailable,
                "a dosed that was started by hand serves at \(places.socket). End it (Ctrl-C "
                    + "in its terminal) and try again."))
    }
}
