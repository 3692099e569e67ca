import Embedded
import Foundation
import Testing

/// One of the shipped units, and what is asked of it.
struct SystemdUnit: CustomTestStringConvertible, Sendable {
    let name: String
    let isUser: Bool
    let text: String
    /// The most that its sandbox may score at `systemd-analyze security`; nil for a socket.
    let exposure: Double?

    var testDescription: String { (isUser ? "user/" : "") + name }

    static let all = [
        SystemdUnit(
            name: "dosed.service", isUser: false, text: SystemUnits.service, exposure: 0.4),
        SystemdUnit(name: "dosed.socket", isUser: false, text: SystemUnits.socket, exposure: nil),
        SystemdUnit(name: "dosed.service", isUser: true, text: UserUnits.service, exposure: 0.8),
        SystemdUnit(name: "dosed.socket", isUser: true, text: UserUnits.socket, exposure: nil),
        // It has to reach the network and run any program, which alone makes 1.0 of it.
        SystemdUnit(
            name: "dose-notify.service", isUser: true, text: UserUnits.notify, exposure: 1.5),
    ]
    static let services = all.filter { $0.exposure != nil }

    /// The lines without comments.
    var settings: [String] {
        text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// The same service without any sandbox.
    var bare: String {
        let start = settings.first { $0.hasPrefix("ExecStart=") } ?? ""
        return "[Service]\n\(start)\n"
    }
}

/// Runs `systemd-analyze` on units in a folder of their own.
struct Analyzer {
    static var isWanted: Bool { Programs.isWanted(Programs.find("systemd-analyze") != nil) }
    static let reason = "needs systemd-analyze, of the package systemd"

    private let folder: PrivateDirectory

    init() throws { folder = try PrivateDirectory() }

    /// The score of a service: 0 is closed, 10 is open to everything.
    func exposure(of text: String, named name: String) throws -> Double {
        let path = try folder.write(name, text.utf8)
        let result = try run(["security", "--offline=true", "--no-pager", path], asUser: false)
        let line = result.out.split(separator: "\n").last { $0.contains("Overall exposure level") }
        // The smiley after it may hold a colon too.
        let number = line?.split(separator: ": ").dropFirst().first?.split(separator: " ").first
        guard result.exit == 0, let exposure = number.flatMap({ Double($0) }) else {
            throw HarnessFailure("no score: \(result)")
        }
        return exposure
    }

    /// What `verify` finds wrong in units that belong together.
    func faults(in units: [SystemdUnit], changing change: (String) -> String = { $0 }) throws
        -> [String]
    {
        for unit in units {
            // The programs need not be installed where the test runs.
            let text = unit.text
                .replacingOccurrences(
                    of: "ExecStart=/usr/libexec/dosed", with: "ExecStart=/bin/true"
                )
                .replacingOccurrences(of: "ExecStart=/usr/bin/dose", with: "ExecStart=/bin/true")
            try folder.write(unit.name, change(text).utf8)
        }
        let isUser = units.contains(where: \.isUser)
        let result = try run(
            ["verify", "--man=no"] + units.map { folder.file($0.name) }, asUser: isUser)
        let lines = (result.out + result.err).split(separator: "\n").map(String.init)
        return lines.filter { $0.contains("dose") } + (result.exit == 0 ? [] : ["\(result.ending)"])
    }

    private func run(_ words: [String], asUser: Bool) throws -> CommandResult {
        try CommandResult.running(
            Programs.find("systemd-analyze") ?? "", (asUser ? ["--user"] : []) + words,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path,
            ])
    }
}
