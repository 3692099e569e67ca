import DoseInterface
import DoseSchema
import DoseService
import DoseStore
import Foundation
import Regimen
import SQLite
import StrictJSON
import Synchronization
import Varlink

/// A machine with the daemon's own logic on a real database, and clocks that are turned by hand.
final class Machine {
    /// Monday 2026-11-23 18:05 in Berlin.
    static let start = 1_795_453_500
    static let secondPerson = "Ana"

    /// So often a start reads the whole database, as it is read at the end of the year; else only
    /// its ends, as a start on a large one does.
    private static let wholeCheckEvery = 4

    let disk = Disk()
    private let supplies: Supplies
    private let directory: String
    private var folder: String { String(directory.split(separator: "/").last ?? "") }
    private let control: Control?
    private let clock = ClockBox()
    private var tracker: Tracker?
    private var dispatcher: VarlinkDispatcher?
    private(set) var requests = 0
    /// The newest number of all reminders, while nothing can have changed it.
    private(set) var newest: Int?
    private var zone = ""
    /// The newest number of those that are not known any more.
    private var forgotten = 0
    /// How often the daemon was started: what it keeps in memory is gone each time.
    private(set) var lives = 0

    /// The true time, and how far the wall clock is ahead of it.
    private(set) var time = Machine.start
    private(set) var ahead = 0
    var isSynchronized = true { didSet { turn() } }
    private var booted = Machine.start - 86_400
    private var boots = 0
    private var asleep = 0

    /// What the wall clock shows.
    var now: Int { time + ahead }
    var isRunning: Bool { tracker != nil }

    init(control: Control?, supplies: Supplies) throws {
        self.control = control
        self.supplies = supplies
        directory = try Supplies.newFolder()
        supplies.disks.add(disk, folder: folder)
        try supplies.emptyDatabase.write(to: URL(fileURLWithPath: directory + "/dosed.db"))
        turn()
    }

    deinit {
        supplies.disks.remove(folder: folder)
        try? FileManager.default.removeItem(atPath: directory)
    }

    private var hurry: Int { control == .hasty ? 600 : 0 }

    private func turn() {
        let shown = now + hurry
        let running = time - booted
        let word: Bool =
            switch control {
            case .gullible: true
            case .distrustful: false
            default: isSynchronized
            }
        clock.show(
            ClockSense(
                now: Instant(epochSeconds: Int64(shown)),
                secondsSinceBoot: control == .distrustful ? 10 : Int64(running),
                secondsAwake: Int64(running - asleep), isSynchronized: word))
    }

    /// Time passes up to then.
    func pass(to instant: Int) {
        time = max(time, instant)
        turn()
    }

    /// The machine sleeps for so long.
    func sleep(seconds: Int) {
        time += seconds
        asleep += seconds
        turn()
    }

    /// Somebody sets the clock.
    func set(ahead seconds: Int) {
        ahead += seconds
        turn()
    }

    /// The machine is started anew.
    func reboot() {
        booted = time - 400
        asleep = 0
        boots += 1
        turn()
    }

    func startDaemon(zone: String) async throws {
        self.zone = zone
        lives += 1
        newest = nil
        let path = directory + "/dosed.db"
        let store = DoseStore(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            stamp: "simulation",
            wholeCheckBytes: lives.isMultiple(of: Self.wholeCheckEvery)
                ? Inspection.wholeCheckBytes : 0,
            executor: InPlace())
        if let refusal = await store.refusal { throw Trouble(.wrong, "\(refusal.reason)") }
        let tracker = Tracker(
            store: store, formulary: supplies.formulary, zones: supplies.zones,
            facts: DaemonFacts(
                version: "simulation", database: path, schema: DoseSchema.catalogue.count,
                startedAt: Instant(epochSeconds: Int64(now)), uid: 500, boot: "boot \(boots)",
                databaseBytes: { 0 }),
            clock: { [clock] in clock.sense }, changed: {})
        dispatcher = try VarlinkDispatcher(
            directory: supplies.directory, methods: tracker.methods
        ) { error, call in
            Tracker.refusal(for: error, to: call)
                ?? VarlinkError(name: "simulation.Unforeseen", parameters: [:])
        }
        try await tracker.prepare(homeZone: zone)
        self.tracker = tracker
        if control == .fleeting { forgotten = try await reminders().newest }
        if control == .forgetful { try copy("dosed.db", to: "yesterday.db") }
    }

    /// It is told to end, or is killed.
    func stopDaemon(killed: Bool) async throws {
        if !killed { await tracker?.close() }
        tracker = nil
        dispatcher = nil
        if control == .forgetful, killed {
            for end in ["", "-wal"] {
                try? FileManager.default.removeItem(atPath: directory + "/dosed.db" + end)
            }
            try copy("yesterday.db", to: "dosed.db")
        }
    }

    private func copy(_ from: String, to: String) throws {
        try? FileManager.default.removeItem(atPath: "\(directory)/\(to)")
        try FileManager.default.copyItem(
            atPath: "\(directory)/\(from)", toPath: "\(directory)/\(to)")
    }

    /// After a disk that failed while it saved the daemon leaves and comes back, and is asked
    /// again.
    private func surviving<Value>(
        _ body: (_ isAgain: Bool) async throws -> Value
    ) async throws -> Value {
        do {
            return try await body(false)
        } catch StoreError.outcomeUnknown {
            try await stopDaemon(killed: true)
            try await startDaemon(zone: zone)
            return try await body(true)
        }
    }

    /// What the reminder loop does when it wakes.
    ///
    /// - Returns: when it wants to wake again.
    func look() async throws -> Int? {
        newest = nil
        return try await surviving { _ in
            guard let tracker else { return nil }
            _ = try await tracker.lookAtClock()
            let (next, stuck) = try await tracker.passTime()
            if stuck > 0 { throw Trouble(.wrong, "\(stuck) series are stuck") }
            return next.map { Int($0.epochSeconds) - hurry }
        }
    }

    /// The same while the disk is full.
    ///
    /// - Returns: what it tells from memory; nil when there was nothing to write.
    func lookOnFullDisk() async throws -> [Reminder]? {
        do {
            _ = try await look()
            return nil
        } catch StoreError.full {
            if control != .mute { try await tracker?.tellOnFullDisk() }
            return tracker?.toldFromMemory ?? []
        }
    }

    /// A channel says its name.
    func meet(_ channel: String, forCarer: Bool) async throws {
        try await surviving { _ in _ = try await tracker?.meet(channel, forCarer: forCarer) }
    }

    func reminders(
        after: Int? = nil, for channel: String? = nil, first: Bool = false
    ) async throws -> (reminders: [Reminder], newest: Int) {
        guard let tracker else { return ([], 0) }
        let (reminders, newest) = try await tracker.reminders(
            after: after.map { EventID(Int64($0)) }, for: channel, withUntold: first)
        self.newest = Int(newest.value)
        let known = reminders.filter { $0.number > forgotten }
        guard control == .scattered else { return (known, Int(newest.value)) }
        return (known.map { $0.apart }, Int(newest.value))
    }

    /// - Parameter person: whom it is about, by number.
    /// - Throws: ``StoreError/full`` when there is no room, else ``Trouble``.
    func call<Method: InterfaceMethod>(
        _ method: Method.Type, _ request: Method.Request, about person: Int = 0
    ) async throws -> Method.Reply {
        let name = person == 0 || control == .faceless ? nil : Self.secondPerson
        let frame = try Call.encode(
            method: Method.name, parameters: AboutPerson(request, person: name))
        return try await surviving { isAgain in
            guard isAgain, control == .impatient else { return try await send(frame, Method.self) }
            let text = String(decoding: frame, as: UTF8.self)
            let other = text.replacing("\"request-", with: "\"new-")
            return try await send(Array(other.utf8), Method.self)
        }
    }

    private func send<Method: InterfaceMethod>(
        _ frame: [UInt8], _ method: Method.Type
    ) async throws -> Method.Reply {
        guard let dispatcher else { throw Trouble(.wrong, "nothing runs") }
        newest = nil
        let call = try Call.decode(frame: Array(frame.dropLast()))
        let box = FrameBox()
        await dispatcher.handle(
            call, from: Peer(uid: 1000, gid: 1000, pid: 1),
            replies: ReplyWriter(for: call) { (frame) throws(ReplyError) in box.add(frame) })
        guard let frame = box.last else { throw Trouble(.wrong, "\(Method.name) was not answered") }
        let reply = try ReplyFrame.decode(Array(frame.dropLast()))
        if let failure = reply.failure {
            if failure.name == OutcomeUnknown.name { throw StoreError.outcomeUnknown }
            if failure.name == StorageFull.name { throw StoreError.full }
            throw Trouble(.wrong, "\(Method.name): \(failure.name) \(failure.parameters)")
        }
        return try reply.parameters.decode(Method.Reply.self)
    }

    func freshRequest() -> String {
        requests += 1
        return "request-\(requests)"
    }

    /// What the data says at the end: each record that stands, and how many reminders there were.
    func records() throws -> (records: Set<String>, reminders: Int) {
        let file = try DatabaseFile.open(
            path: directory + "/dosed.db", identity: DoseSchema.identity,
            catalogue: DoseSchema.catalogue, now: "simulation")
        let records = try file.connection.query(
            """
            SELECT name, slot, outcome FROM dose_record
            JOIN dose ON dose.id = dose_id
            JOIN prescription ON prescription.id = dose_record.prescription_id
            WHERE undone_by IS NULL
            """, []
        ) { row throws(SQLiteError) in
            let outcome = try row.text(2) == "missed" ? "missed" : "answered"
            return "\(try row.text(0)) \(try row.text(1)) \(outcome)"
        }
        let reminders = try file.connection.query("SELECT count(*) FROM reminder", []) {
            row throws(SQLiteError) in Int(try row.int(0))
        }
        return (Set(records), reminders.first ?? 0)
    }

    private final class FrameBox: Sendable {
        private let frames = Mutex<[[UInt8]]>([])
        var last: [UInt8]? { frames.withLock { $0.last } }
        func add(_ frame: [UInt8]) { frames.withLock { $0.append(frame) } }
    }
}
