import DoseInterface

/// Whether the services start by themselves, and whether anybody is told.
extension DoctorFacts {
    var unitFindings: [Finding] { [unitsFinding, lingerFinding].compactMap(\.self) }

    private var unitsFinding: Finding {
        switch units {
        case .elsewhere:
            return Finding(
                .units, .note, "This dosed was named by its socket; units were not looked at.")
        case .noSystemd:
            return Finding(
                .units, .note, "systemd does not run here, so dosed is started by hand.",
                remedy: answers ? "It runs. After each start of this machine, type:" : nil,
                command: scope == .user ? "dosed" : "sudo dosed --system")
        case .silent(let reason):
            return Finding(
                .units, .note, "systemd does not answer: \(reason)",
                remedy: "Log in as yourself, not by su or sudo, and look again.")
        case .known(let units): return finding(of: units)
        }
    }

    /// Whether dosed runs, whatever it says.
    private var answers: Bool {
        switch status {
        case .success, .failure(.refused): true
        case .failure: false
        }
    }

    private func finding(of units: [Unit]) -> Finding {
        let missing = units.filter { !$0.isThere }.map(\.name)
        let install = scope == .user ? "dose install --user" : "sudo dose install --system"
        guard missing.count < units.count else {
            return Finding(
                .units, .note,
                "dosed is not installed as a service, so it does not start by "
                    + "itself.", command: install)
        }
        guard missing.isEmpty else {
            return Finding(
                .units, .problem, "Missing: \(missing.joined(separator: ", ")).",
                command: install)
        }
        let failed = units.filter { $0.active == "failed" }.map(\.name)
        guard failed.isEmpty else {
            let option = scope == .user ? "--user " : ""
            let names = failed.joined(separator: " ")
            return Finding(
                .units, .problem, "Failed: \(names).",
                remedy: "Its own words: journalctl \(option)-u \(failed[0])",
                command: "\(systemctl) restart \(names)")
        }
        let disabled = units.filter { !$0.enabled.hasPrefix("enabled") }.map(\.name)
        guard disabled.isEmpty else {
            let names = disabled.joined(separator: " ")
            return Finding(
                .units, .problem, "Not started at login or boot: \(names).",
                command: "\(systemctl) enable --now \(names)")
        }
        return Finding(.units, .ok, "The units are enabled.")
    }

    private var lingerFinding: Finding? {
        guard scope == .user, case .known(let units) = units, units.contains(where: \.isThere)
        else { return nil }
        switch lingers {
        case true?: return Finding(.linger, .ok, "Your services run without a login.")
        case false?:
            return Finding(
                .linger, .note,
                "dosed runs while you are logged in, and tells nothing when you are not.",
                command: "loginctl enable-linger")
        case nil: return nil
        }
    }

    var tellingFindings: [Finding] {
        switch channels {
        case .failure(let failure):
            return [Finding(.channels, .problem, FailureSentence.of(failure))]
        case .success(let setups):
            let telling = setups.filter(\.tells)
            guard !telling.isEmpty else {
                return [
                    Finding(
                        .channels, .note,
                        "There is no channel: reminders show up in dose watch alone.",
                        command: "dose notify add desk desktop")
                ]
            }
            return channelFindings(telling) + desktopFindings(telling)
        }
    }

    private func channelFindings(_ setups: [ChannelSetup]) -> [Finding] {
        guard let reply else {
            return [
                Finding(
                    .channels, .note,
                    "How your channels do is known while dosed answers: "
                        + Phrases.list(setups.map(\.name)) + ".")
            ]
        }
        let known = Dictionary(
            reply.channels.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        guard setups.contains(where: { known[$0.name]?.connected == true }) else {
            return [
                Finding(
                    .channels, .problem,
                    "The agent does not run, so no channel is told: "
                        + Phrases.list(setups.map(\.name)) + ".",
                    command: agentCommand)
            ]
        }
        let troubled = setups.compactMap { finding(of: $0.name, known[$0.name]) }
        guard troubled.isEmpty else { return troubled }
        return [
            Finding(.channels, .ok, "Told by: " + Phrases.list(setups.map(\.name)) + ".")
        ]
    }

    private func finding(of name: String, _ channel: Channel?) -> Finding? {
        guard let channel, channel.connected else {
            return Finding(
                .channels, .problem, "\(name) is not connected.", command: agentCommand)
        }
        guard let error = channel.lastError, !error.isEmpty else { return nil }
        return Finding(
            .channels, channel.waiting > 0 ? .problem : .note,
            channel.waiting > 0
                ? "\(name) has \(channel.waiting) waiting and fails: \(error)"
                : "The last trouble of \(name): \(error)",
            command: "dose test-reminder \(name)")
    }

    private var agentCommand: String {
        if case .known(let units) = units,
            units.contains(where: { $0.name == "dose-notify.service" && $0.isThere })
        {
            return "systemctl --user restart dose-notify"
        }
        return "dose notify run"
    }

    private func desktopFindings(_ setups: [ChannelSetup]) -> [Finding] {
        guard setups.contains(where: { $0.word == .desktop }) else { return [] }
        guard let desktopTrouble else {
            return [Finding(.desktop, .ok, "Your desktop shows notifications.")]
        }
        return [
            Finding(
                .desktop, .problem, "Your desktop shows no notifications: \(desktopTrouble).",
                remedy: "Look again from a terminal in your desktop session. Without a desktop, "
                    + "choose another channel:", command: "dose notify --help")
        ]
    }
}
