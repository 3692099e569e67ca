import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("dose doctor")
struct DoctorTests {
    private static func moment(_ at: String) -> Moment {
        Moment(at: at, weekday: "Mon", relative: "", zone: "Europe/Berlin", today: true)
    }

    private static func status(
        _ change: (inout GetStatus.Reply) -> Void = { _ in }
    ) -> Result<GetStatus.Reply, DoseFailure> {
        let now = moment("2026-11-23T18:05:00+01:00")
        var reply = GetStatus.Reply(
            version: DoseCommand.version, started: now, uptimeSeconds: 60,
            database: "/home/ada/.local/share/dosed/dosed.db", databaseBytes: 4_096, schema: 24,
            zone: "Europe/Berlin", clock: Clock(now: now, trusted: true, words: "trusted"),
            troubles: [], prescriptions: 1, dueNow: 0, watchers: 1,
            channels: [Channel(name: "phone", connected: true, waiting: 0)], backups: [])
        change(&reply)
        return .success(reply)
    }

    private static let daily = DoctorFacts.Copy(
        path: "/home/ada/.local/share/dosed/backups/dosed-20261123T170500Z.db", ageDays: 0)
    private static let byHand = DoctorFacts.Copy(
        path: "/media/stick/my-doses.db", ageDays: 0, isByHand: true)

    /// A machine on which all is well.
    private static func healthy() -> DoctorFacts {
        func unit(_ name: String) -> DoctorFacts.Unit {
            .init(name: name, isThere: true, enabled: "enabled", active: "active")
        }
        return DoctorFacts(
            scope: .user, userID: 1_000, address: SocketAddress(path: "/run/user/1000/s"),
            status: status(), socketFile: .there(owner: 1_000, mode: 0o600, kind: .socket),
            database: "/home/ada/.local/share/dosed/dosed.db",
            folderFile: .there(owner: 1_000, mode: 0o700, kind: .folder),
            databaseFile: .there(owner: 1_000, mode: 0o600, kind: .file), freeBytes: 1 << 40,
            zones: .init(
                folder: "/usr/share/zoneinfo", isThere: true, version: "2026b", ageDays: 20),
            isSynchronized: true,
            units: .known([
                unit("dosed.socket"), unit("dosed.service"), unit("dose-notify.service"),
            ]),
            lingers: true,
            channels: .success([
                ChannelSetup(name: "phone", kind: .ntfy(.init(url: "https://ntfy.sh/a")))
            ]),
            desktopTrouble: nil, copies: [daily], checkedDays: 0)
    }

    @Test("where all is well, every finding says so and there is nothing to do")
    func well() {
        let examination = Examination(Self.healthy().findings)
        #expect(examination.problems == 0)
        #expect(examination.findings.allSatisfy { $0.state == .ok && $0.command == nil })
        let looked = Set(examination.findings.map(\.check))
        let all = Set(Finding.Check.allCases.map(\.rawValue)).subtracting(["desktop"])
        #expect(looked == all)
        #expect(told(examination).hasSuffix("Nothing is wrong.\n"))
    }

    /// What goes wrong, what is found then, and what is to be typed.
    struct Trouble: CustomTestStringConvertible {
        var check: String
        var state: Finding.State
        var command: String?
        var change: @Sendable (inout DoctorFacts) -> Void

        var testDescription: String { "\(check) \(state) \(command ?? "")" }

        init(
            _ check: String, _ state: Finding.State, _ command: String?,
            _ change: @escaping @Sendable (inout DoctorFacts) -> Void
        ) {
            (self.check, self.state, self.command, self.change) = (check, state, command, change)
        }
    }

    private static let unreachable = DoseFailure.notReachable(path: "/s", reason: .nobodyListens)

    static let troubles: [Trouble] = [
        Trouble("service", .problem, "systemctl --user start dosed.socket dosed.service") {
            $0.status = .failure(unreachable)
        },
        Trouble("service", .problem, "dosed") {
            $0.status = .failure(unreachable)
            $0.units = .noSystemd
        },
        Trouble("service", .problem, nil) {
            $0.status = .failure(
                .refused(Refusal(name: "io.dosed.DatabaseDamaged", parameters: ["message": "x"])))
        },
        Trouble("version", .problem, "dose install --user") {
            $0.status = status { $0.version = "0.0.9" }
        },
        Trouble("socket", .problem, "chmod 600 /run/user/1000/s") {
            $0.socketFile = .there(owner: 1_000, mode: 0o666, kind: .socket)
        },
        Trouble("socket", .problem, nil) {
            $0.socketFile = .there(owner: 0, mode: 0o600, kind: .socket)
        },
        Trouble("folder", .problem, "chmod 700 /home/ada/.local/share/dosed") {
            $0.folderFile = .there(owner: 1_000, mode: 0o755, kind: .folder)
        },
        Trouble("folder", .problem, "sudo chown -R 1000 /home/ada/.local/share/dosed") {
            $0.folderFile = .there(owner: 0, mode: 0o700, kind: .folder)
        }, Trouble("folder", .note, "sudo dose doctor") { $0.folderFile = .hidden },
        Trouble("data", .problem, "chmod 600 /home/ada/.local/share/dosed/dosed.db") {
            $0.databaseFile = .there(owner: 1_000, mode: 0o644, kind: .file)
        }, Trouble("data", .problem, nil) { $0.status = status { $0.troubles = ["full"] } },
        Trouble("clock", .problem, "dose clock") {
            $0.status = status { $0.clock.trusted = false }
        },
        Trouble("clock", .note, "sudo timedatectl set-ntp true") { $0.isSynchronized = false },
        Trouble("zones", .problem, "sudo apt-get install tzdata") { $0.zones.isThere = false },
        Trouble("zones", .note, "sudo apt-get install tzdata") { $0.zones.ageDays = 800 },
        Trouble("units", .problem, "systemctl --user enable --now dosed.socket") {
            $0.units = changed($0.units) { $0.enabled = "disabled" }
        },
        Trouble("units", .problem, "systemctl --user restart dosed.socket") {
            $0.units = changed($0.units) { $0.active = "failed" }
        },
        Trouble("units", .problem, "dose install --user") {
            $0.units = changed($0.units) { $0.isThere = false }
        }, Trouble("linger", .note, "loginctl enable-linger") { $0.lingers = false },
        Trouble("channels", .note, "dose notify add desk desktop") { $0.channels = .success([]) },
        Trouble("channels", .problem, nil) {
            $0.channels = .failure(.channels(.init(.notPermitted, "must be yours alone")))
        },
        Trouble("channels", .problem, "systemctl --user restart dose-notify") {
            $0.status = status { $0.channels[0].connected = false }
        },
        Trouble("channels", .problem, "dose test-reminder phone") {
            $0.status = status {
                $0.channels[0].lastError = "no network"
                $0.channels[0].waiting = 2
            }
        },
        Trouble("desktop", .problem, "dose notify --help") {
            $0.channels = .success([
                ChannelSetup(name: "phone", kind: .desktop(snooze: "15m"))
            ])
            $0.desktopTrouble = "there is no desktop session"
        }, Trouble("backups", .problem, "dose backup ~/my-doses.db") { $0.copies[0].ageDays = 9 },
        Trouble("backups", .note, "dose backup ~/my-doses.db") { $0.copies = [] },
        Trouble("backups", .note, "dose backup ~/my-doses.db") {
            $0.copies.append(byHand)
            $0.copies[1].isThere = false
        },
        Trouble("verify", .problem, "dose verify") { $0.checkedDays = 9 },
        Trouble("disk", .problem, "du -xh --max-depth=2 ~ | sort -h | tail") {
            $0.freeBytes = 1 << 20
        },
    ]

    private static func changed(
        _ units: DoctorFacts.Units, _ change: (inout DoctorFacts.Unit) -> Void
    ) -> DoctorFacts.Units {
        guard case .known(var units) = units else { return units }
        change(&units[0])
        return .known(units)
    }

    @Test("each trouble is found, and its command named as it is typed", arguments: troubles)
    func found(trouble: Trouble) throws {
        var facts = Self.healthy()
        trouble.change(&facts)
        let examination = Examination(facts.findings)
        let finding = try #require(
            examination.findings.first { $0.check == trouble.check && $0.state != .ok })
        #expect(finding.state == trouble.state)
        #expect(finding.command == trouble.command)
        #expect((examination.problems > 0) == (trouble.state == .problem))
        if let command = trouble.command {
            #expect(told(examination).contains(command + "\n"), "a command stays in one piece")
        }
    }

    @Test("the newest copy is named with its place, whether dosed made it or somebody by hand")
    func newestCopy() throws {
        func words(_ copies: DoctorFacts.Copy...) throws -> String {
            var facts = Self.healthy()
            facts.copies = copies
            return try #require(facts.findings.first { $0.check == "backups" }).sentence
        }
        #expect(
            try words(Self.daily)
                == "The newest copy is less than a day old: \(Self.daily.path).")
        var (old, hand) = (Self.daily, Self.byHand)
        (old.ageDays, hand.ageDays) = (9, 2)
        #expect(
            try words(old, hand)
                == "The newest copy is 2 days old, made by hand: /media/stick/my-doses.db.")
        hand.isThere = false
        let lost = try words(old, hand)
        #expect(lost.hasPrefix("The newest copy is 9 days old: \(old.path)."))
        #expect(lost.contains("not there now (/media/stick/my-doses.db)"))
        #expect(try words(hand).contains("Daily copies: none yet."))
    }

    @Test("nobody is told to start a dosed that runs")
    func byHand() {
        var facts = Self.healthy()
        facts.units = .noSystemd
        #expect(told(Examination(facts.findings)).contains("It runs. After each start of this"))
        #expect(!told(Examination(facts.findings)).contains("Type: dosed"))
        facts.status = .failure(Self.unreachable)
        #expect(told(Examination(facts.findings)).contains("Type: dosed"))
    }

    @Test("what systemctl says of several units is read")
    func units() {
        let units = UnitStates.read(
            """
            Id=dosed.socket
            LoadState=loaded
            ActiveState=active
            UnitFileState=enabled

            Id=dosed.service
            LoadState=not-found
            ActiveState=inactive
            UnitFileState=
            """)
        #expect(units.map(\.name) == ["dosed.socket", "dosed.service"])
        #expect(units.map(\.isThere) == [true, false])
        #expect(units.map(\.enabled) == ["enabled", ""])
    }

    @Test("an instant that dosed sent is read with its offset")
    func instants() {
        let moment = Samples.moment("2026-11-23T18:05:00+01:00", "Mon", "now")
        #expect(moment.secondsSince1970 == 1_795_453_500)
        #expect(Samples.moment("yesterday", "", "").secondsSince1970 == nil)
    }
}
