import DoseInterface
import Glibc

/// Looks at the machine for `dose doctor`. It asks and reads, and changes nothing.
struct MachineSurvey: Sendable {
    let context: CommandContext
    let channels: ChannelsFile?

    private var surroundings: Surroundings { context.surroundings }

    func facts() async -> DoctorFacts {
        let address = context.client.address
        let scope: InstallScope = address.path == SocketAddress.systemPath ? .system : .user
        let status = Result { () throws(DoseFailure) in
            try context.client.ask(GetStatus.self, .init())
        }
        let reply = try? status.get()
        let places = try? InstallPlaces(
            scope: scope, root: nil, variable: surroundings.variable,
            userID: surroundings.userID)
        let database = reply?.database ?? usualDatabase(places)
        let folder = LookedAt.folder(of: database)
        let setups = Result { () throws(DoseFailure) in try channels?.read() ?? [] }
        let now = reply.flatMap { $0.clock.now.secondsSince1970 } ?? Int(time(nil))
        return DoctorFacts(
            scope: scope, userID: surroundings.userID, address: address, status: status,
            socketFile: LookedAt.file(address.path), database: database,
            folderFile: LookedAt.file(folder, following: true),
            databaseFile: LookedAt.file(database), freeBytes: LookedAt.freeBytes(folder),
            zones: LookedAt.zones(
                surroundings.variable("TZDIR") ?? "/usr/share/zoneinfo", now: Int(time(nil))),
            isSynchronized: await isSynchronized(), units: await units(places, address),
            lingers: lingers, channels: setups,
            desktopTrouble: await desktopTrouble((try? setups.get()) ?? []),
            copies: copies(reply, folder: folder, now: now),
            checkedDays: reply?.checked.flatMap { Self.days(since: $0, now: now) })
    }

    private static func days(since moment: Moment, now: Int) -> Int? {
        moment.secondsSince1970.map { max(0, now - $0) / 86_400 }
    }

    private func copies(
        _ reply: GetStatus.Reply?, folder: String, now: Int
    ) -> [DoctorFacts.Copy] {
        guard let reply else {
            return [LookedAt.newestCopy(in: folder + "/backups", now: now)].compactMap(\.self)
        }
        func copy(_ backup: Backup?, isByHand: Bool) -> DoctorFacts.Copy? {
            guard let backup, let days = Self.days(since: backup.made, now: now) else { return nil }
            return .init(
                path: backup.path, ageDays: days, isByHand: isByHand, isThere: backup.bytes > 0)
        }
        return [
            copy(reply.backups.first, isByHand: false), copy(reply.copyByHand, isByHand: true),
        ].compactMap(\.self)
    }

    private func usualDatabase(_ places: InstallPlaces?) -> String {
        if let named = surroundings.variable("DOSED_DATABASE"), !named.isEmpty { return named }
        guard let places else { return "/var/lib/dosed/dosed.db" }
        return (places.dataLink ?? places.data) + "/dosed.db"
    }

    private var lingers: Bool? {
        guard let name = surroundings.variable("USER") ?? surroundings.variable("LOGNAME"),
            !name.isEmpty, !name.contains("/")
        else { return nil }
        return surroundings.exists("/var/lib/systemd/linger/" + name)
    }

    /// What systemd says about the clock (timedatectl(1)).
    private func isSynchronized() async -> Bool? {
        guard
            let program = try? ProgramPath.find("timedatectl", variable: surroundings.variable)
        else { return nil }
        let child = ChildProgram(
            path: program, arguments: ["show", "--property=NTPSynchronized", "--value"],
            deadline: .seconds(10))
        let (ending, printed) = await child.run(input: "", printing: .kept(1_024))
        guard ending == .exited(0) else { return nil }
        switch printed.split(separator: "\n").first {
        case "yes": return true
        case "no": return false
        default: return nil
        }
    }

    private func units(
        _ places: InstallPlaces?, _ address: SocketAddress
    ) async -> DoctorFacts.Units {
        guard let places, places.socket == address.path else { return .elsewhere }
        // The test of sd_booted(3).
        guard surroundings.exists("/run/systemd/system"),
            let control = try? SystemControl(places: places, variable: surroundings.variable)
        else { return .noSystemd }
        do {
            let answer = try await control.run(
                ["show", "--property=Id,LoadState,UnitFileState,ActiveState"] + places.unitNames)
            guard answer.succeeded else { return .silent(answer.complaint) }
            return .known(UnitStates.read(answer.out))
        } catch {
            return .silent(FailureSentence.of(error))
        }
    }

    /// Asks the desktop's bus for the service of notifications, and does not start it.
    private func desktopTrouble(_ setups: [ChannelSetup]) async -> String? {
        guard setups.contains(where: { $0.word == .desktop }) else { return nil }
        guard let address = SessionBus.address(variable: surroundings.variable) else {
            return "there is no desktop session"
        }
        do throws(BusFault) {
            let bus = try await SessionBus.connect(to: address)
            defer { bus.hangUp() }
            for question in ["ListNames", "ListActivatableNames"] {
                var reader = try await bus.call(
                    "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                    question
                ).reader
                if try Self.names(&reader).contains("org.freedesktop.Notifications") { return nil }
            }
            return "no program there offers to show them"
        } catch {
            return error.words
        }
    }

    /// An array of strings.
    private static func names(_ reader: inout BusReader) throws(BusFault) -> [String] {
        let bytes = Int(try reader.number())
        let end = reader.position + bytes
        var names: [String] = []
        while reader.position < end { names.append(try reader.string()) }
        return names
    }
}

/// The answer of `systemctl show` for several units.
enum UnitStates {
    static func read(_ text: String) -> [DoctorFacts.Unit] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split { $0.isEmpty }.map { block in
            var values: [Substring: String] = [:]
            for line in block {
                let parts = line.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { values[parts[0]] = String(parts[1]) }
            }
            return DoctorFacts.Unit(
                name: values["Id"] ?? "", isThere: values["LoadState"] == "loaded",
                enabled: values["UnitFileState"] ?? "", active: values["ActiveState"] ?? "")
        }
    }
}
