import DoseInterface

/// Whether dosed answers, is the right one, and keeps its files to itself.
extension DoctorFacts {
    var serviceFindings: [Finding] {
        switch status {
        case .success(let reply):
            let sentence = "dosed \(reply.version) answers at \(address.shownPath)."
            return [Finding(.service, .ok, sentence), version(reply.version)]
        case .failure(.refused(let refusal)):
            // It answers, so it runs; what it says is about the data or about who may call.
            return [
                Finding(.service, .problem, FailureSentence.of(.refused(refusal)))
            ]
        case .failure(let failure):
            return [
                Finding(
                    .service, .problem, FailureSentence.of(failure), remedy: startRemedy,
                    command: startCommand)
            ]
        }
    }

    private func version(_ daemon: String) -> Finding {
        guard daemon != DoseCommand.version else {
            return Finding(.version, .ok, "dose and dosed are both \(daemon).")
        }
        return Finding(
            .version, .problem, "dose is \(DoseCommand.version) and dosed is \(daemon).",
            remedy: "Install both from one build, which also starts dosed anew:",
            command: installCommand)
    }

    private var installCommand: String {
        scope == .user ? "dose install --user" : "sudo dose install --system"
    }

    private var isInstalled: Bool {
        guard case .known(let units) = units else { return false }
        return units.contains { $0.name == "dosed.service" && $0.isThere }
    }

    private var startRemedy: String? {
        guard !isInstalled else {
            let option = scope == .user ? "--user " : ""
            return "If it does not start, its own words are in: journalctl \(option)-u dosed"
        }
        if case .elsewhere = units { return "Start it there:" }
        return "It is not installed as a service: \(installCommand). Or, in a terminal:"
    }

    private var startCommand: String {
        if isInstalled { return "\(systemctl) start dosed.socket dosed.service" }
        if case .elsewhere = units { return "dosed --socket \(address.path)" }
        return scope == .user ? "dosed" : "sudo dosed --system"
    }

    var fileFindings: [Finding] { [socketFinding, folderFinding, dataFinding].compactMap(\.self) }

    /// Nil when nothing is there, which is told of the service.
    private var socketFinding: Finding? {
        let path = address.path
        switch socketFile {
        case .absent: return nil
        case .hidden:
            return Finding(.socket, .problem, "You may not enter the folder of \(path).")
        case .there(let owner, let mode, let kind):
            guard kind == .socket else {
                return Finding(
                    .socket, .problem, "\(path) is not a socket.",
                    remedy: "Move it away, then start dosed.", command: "mv \(path) \(path).old")
            }
            // The machine's is open to all: dosed looks at who calls.
            guard owner == userID || scope == .system else {
                return Finding(
                    .socket, .problem, "\(path) belongs to user \(owner), not to you.",
                    remedy: "Start dosed as yourself, not by sudo.")
            }
            guard mode & 0o077 == 0 || scope == .system else {
                return Finding(
                    .socket, .problem, "Others may open \(path).", command: "chmod 600 \(path)")
            }
            return Finding(.socket, .ok, "\(path) is as it should be.")
        }
    }

    private var folderFinding: Finding {
        switch folderFile {
        case .absent:
            return Finding(
                .folder, .note, "There is no \(folder) yet. dosed makes it when it starts.")
        case .hidden:
            return Finding(
                .folder, .note, "You may not look into \(folder).",
                command: "sudo dose doctor")
        case .there(let owner, let mode, _):
            guard owner == userID || scope == .system else {
                return Finding(
                    .folder, .problem, "\(folder) belongs to user \(owner), not to you.",
                    command: "sudo chown -R \(userID) \(folder)")
            }
            guard mode & 0o077 == 0 else {
                return Finding(
                    .folder, .problem, "Others may enter \(folder), where your data is.",
                    command: "chmod 700 \(folder)")
            }
            return Finding(.folder, .ok, "\(folder) is closed to others.")
        }
    }

    private var dataFinding: Finding? {
        let troubles = reply?.troubles ?? []
        if !troubles.isEmpty {
            return Finding(.data, .problem, troubles.joined(separator: " "))
        }
        guard case .there(let owner, let mode, _) = databaseFile else { return nil }
        guard owner == userID || scope == .system else {
            return Finding(
                .data, .problem, "\(database) belongs to user \(owner), not to you.",
                command: "sudo chown \(userID) \(database)*")
        }
        guard mode & 0o077 == 0 else {
            return Finding(
                .data, .problem, "Others may read \(database).", command: "chmod 600 \(database)")
        }
        let schema = reply.map { ", schema \($0.schema)" } ?? ""
        let words = "\(database) is closed to others\(schema)."
        guard let copy = reply?.copyBeforeUpgrade else { return Finding(.data, .ok, words) }
        return Finding(
            .data, .note,
            words + " It was updated at this start. A copy from before is kept: \(copy)")
    }
}
