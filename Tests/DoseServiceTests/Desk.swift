import DoseInterface
import DoseSchema
import DoseService
import DoseStore
import Formulary
import Foundation
import Regimen
import StrictJSON
import Synchronization
import Testing
import Varlink

/// The service on a database of its own and a clock that stands still until it is moved. Calls go
/// the way of real ones: parameters and replies are held to the interface's description.
final class Desk: Sendable {
    /// Monday 2026-11-23 18:05 in Berlin.
    static let monday = Instant(epochSeconds: 1_795_453_500)

    let tracker: Tracker
    let store: DoseStore
    let directory: String
    let clock: StandingClock
    private let dispatcher: VarlinkDispatcher
    /// Whom the calls are about; nil for the default person.
    let person: String?

    /// The same for all: reading it takes longer than most tests.
    private static let formulary = Result { try Formulary.embedded() }

    /// - Parameter prepare: what happens to the clock before the service looks at it.
    init(
        at start: Instant = Desk.monday, in directory: String? = nil,
        zones: any ZoneFiles = SystemZones(), boot: String? = nil,
        prepare: (Desk) -> Void = { _ in }
    ) async throws {
        person = nil
        let clock = StandingClock(start)
        self.clock = clock
        self.directory = try directory ?? Desk.privateDirectory()
        let path = self.directory + "/dosed.db"
        let store = DoseStore(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            stamp: "test")
        self.store = store
        tracker = Tracker(
            store: store, formulary: try Self.formulary.get(), zones: zones,
            facts: DaemonFacts(
                version: "test", database: path, schema: DoseSchema.catalogue.count,
                startedAt: start, built: Instant(epochSeconds: 1_700_000_000), uid: 500,
                boot: boot, databaseBytes: { 0 }),
            clock: { clock.sense }, changed: {})
        dispatcher = try VarlinkDispatcher(
            directory: ServiceDirectory(
                vendor: "test", product: "test", version: "0", url: "",
                descriptions: [DosedInterface.description]),
            methods: tracker.methods, checksReplies: true
        ) { error, call in
            Tracker.refusal(for: error, to: call, notes: store.notes.current)
                ?? VarlinkError(name: "test.Unforeseen", parameters: ["error": .string("\(error)")])
        }
        prepare(self)
        if await store.refusal == nil { try await tracker.prepare(homeZone: "Europe/Berlin") }
    }

    /// The same desk for calls about a person, as long as the first one lives.
    func about(_ person: String) -> Desk { Desk(self, about: person) }

    private init(_ desk: Desk, about person: String) {
        tracker = desk.tracker
        store = desk.store
        directory = desk.directory
        clock = desk.clock
        dispatcher = desk.dispatcher
        self.person = person
        keepDirectory()
    }

    static func privateDirectory() throws -> String {
        var template = Array("/tmp/dosed-test-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        return try #require(made)
    }

    private let isKept = Mutex(false)

    /// Leaves the database for another desk.
    func keepDirectory() { isKept.withLock { $0 = true } }

    deinit {
        if !isKept.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: directory) }
    }

    /// A request id that was not used before.
    func fresh() -> String { "request-\(UInt64.random(in: .min ... .max))" }

    /// Calls a method as a user and gives all its replies.
    func replies<Method: InterfaceMethod>(
        _ method: Method.Type, _ request: Method.Request, more: Bool = false, uid: UInt32 = 1000
    ) async throws -> [Method.Reply] {
        let about = AboutPerson(request, person: Method.isAboutPerson ? person : nil)
        let frame = try Call.encode(method: Method.name, parameters: about, more: more)
        return try await replies(method, frame: Array(frame.dropLast()), uid: uid)
    }

    /// Calls a method with parameters as a client wrote them.
    func replies<Method: InterfaceMethod>(
        _ method: Method.Type, parameters: String
    ) async throws -> [Method.Reply] {
        let text = #"{"method":"\#(Method.name)","parameters":\#(parameters)}"#
        return try await replies(method, frame: Array(text.utf8), uid: 1000)
    }

    private func replies<Method: InterfaceMethod>(
        _ method: Method.Type, frame: [UInt8], uid: UInt32
    ) async throws -> [Method.Reply] {
        let call = try Call.decode(frame: frame)
        let frames = FrameBox()
        await dispatcher.handle(
            call, from: Peer(uid: uid, gid: uid, pid: 1),
            replies: ReplyWriter(for: call) { (frame) throws(ReplyError) in frames.add(frame) })
        return try frames.all.map { frame in
            let reply = try ReplyFrame.decode(Array(frame.dropLast()))
            if let failure = reply.failure { throw failure }
            return try reply.parameters.decode(Method.Reply.self)
        }
    }

    /// Follows the reminders as a teller until it is cancelled.
    func follow(
        channel: String, isForCarer: Bool? = nil, each: @escaping @Sendable (Reminder) -> Void
    ) async throws {
        let request = WatchReminders.Request(channel: channel, carer: isForCarer)
        let frame = try Call.encode(
            method: WatchReminders.name, parameters: AboutPerson(request, person: person),
            more: true)
        let call = try Call.decode(frame: Array(frame.dropLast()))
        await dispatcher.handle(
            call, from: Peer(uid: 1000, gid: 1000, pid: 1),
            replies: ReplyWriter(for: call) { (frame) throws(ReplyError) in
                let reply = try? ReplyFrame.decode(Array(frame.dropLast())).parameters
                    .decode(WatchReminders.Reply.self)
                if let reply { each(reply.reminder) }
            })
    }

    func call<Method: InterfaceMethod>(
        _ method: Method.Type, _ request: Method.Request, uid: UInt32 = 1000
    ) async throws -> Method.Reply {
        try #require(try await replies(method, request, uid: uid).first)
    }

    /// The refusal of a call, decoded.
    func refusal<Method: InterfaceMethod, Refusal: InterfaceError>(
        _ method: Method.Type, _ request: Method.Request, as: Refusal.Type = Refusal.self
    ) async throws -> Refusal {
        do {
            _ = try await replies(method, request)
        } catch let error as VarlinkError {
            #expect(error.name == Refusal.name, "\(error)")
            return try error.parameters.decode(Refusal.self)
        }
        throw NoRefusal()
    }

    struct NoRefusal: Error {}

    private final class FrameBox: Sendable {
        private let frames = Mutex<[[UInt8]]>([])
        var all: [[UInt8]] { frames.withLock { $0 } }
        func add(_ frame: [UInt8]) { frames.withLock { $0.append(frame) } }
    }
}

/// A clock that moves only when it is told to.
///
/// It is one that a time server sets; what the machine's other clocks say can be changed too.
final class StandingClock: Sendable {
    private let instant: Mutex<Instant>
    /// What the kernel says: since when the machine runs, and whether its clock was set.
    private let machine: Mutex<(booted: Instant, isSynchronized: Bool?)>

    init(_ start: Instant) {
        instant = Mutex(start)
        machine = Mutex((start.adding(seconds: -86_400), true))
    }

    /// How long the machine slept, in seconds.
    private let asleep = Mutex<Int64>(0)

    var now: Instant { instant.withLock { $0 } }

    /// The machine sleeps.
    func sleep(hours: Int64) {
        advance(hours: hours)
        asleep.withLock { $0 += hours * 3600 }
    }

    var sense: ClockSense {
        let (booted, isSynchronized) = machine.withLock { $0 }
        let running = now.seconds(since: booted)
        return ClockSense(
            now: now, secondsSinceBoot: running, secondsAwake: running - asleep.withLock { $0 },
            isSynchronized: isSynchronized)
    }

    func set(_ new: Instant) { instant.withLock { $0 = new } }

    func setSynchronized(_ isSynchronized: Bool?) {
        machine.withLock { $0.isSynchronized = isSynchronized }
    }

    /// The machine was started so long ago.
    func boot(secondsAgo: Int64) {
        machine.withLock { $0.booted = now.adding(seconds: -secondsAgo) }
    }

    /// Somebody sets the clock: no time passes.
    func jump(hours: Int64) {
        instant.withLock { $0 = $0.adding(seconds: hours * 3600) }
        machine.withLock { $0.booted = $0.booted.adding(seconds: hours * 3600) }
    }

    func advance(minutes: Int64 = 0, hours: Int64 = 0, days: Int64 = 0) {
        instant.withLock { $0 = $0.adding(seconds: ((days * 24 + hours) * 60 + minutes) * 60) }
    }
}
