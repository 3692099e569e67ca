package import DoseInterface
package import DoseStore
package import Formulary
package import Regimen
package import SQLite
import Synchronization
import Varlink

/// The service behind `io.dosed`: the store, the drug table, the zones and the wall clock, and on
/// top of them one handler a method.
package final class Tracker: Sendable {
    let store: DoseStore
    let formulary: Formulary
    let zones: ZoneKeeper
    let clock: @Sendable () -> ClockSense
    let judge: ClockJudge
    let facts: DaemonFacts
    let attendance: Attendance
    let hub = ReminderHub()
    let tests = ReminderTests()
    let unsaved = UnsavedReminders()
    let pass = UnfinishedPass()
    let stuck = StuckSeries()
    private let changed: @Sendable () -> Void
    /// Whether the data turned out unusable, and the loop was told to look.
    private let isRefused = Mutex(false)

    /// - Parameters:
    ///   - zones: the zones of the machine.
    ///   - clock: the wall clock, and what tells whether it can be believed.
    ///   - changed: called after everything that may have moved the next instant at which
    ///     something is due, and when the store has become unusable.
    package init(
        store: DoseStore, formulary: Formulary, zones: any ZoneFiles, facts: DaemonFacts,
        clock: @escaping @Sendable () -> ClockSense, changed: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.formulary = formulary
        self.zones = ZoneKeeper(files: zones)
        judge = ClockJudge(built: facts.built)
        self.facts = facts
        attendance = Attendance(boot: facts.boot)
        self.clock = clock
        self.changed = changed
    }

    /// Makes the person on the first start, with the home zone; later starts keep theirs.
    ///
    /// - Parameter homeZone: nil when nobody knows it.
    /// - Returns: the home zone that holds.
    /// - Throws: ``ZoneUnavailable`` for a zone that cannot be had, or ``StoreError``. On a full
    ///   disk the store is refused from then on: without a person it could answer nothing.
    @discardableResult
    package func prepare(homeZone: String?) async throws -> String {
        do {
            return try await makeReady(homeZone: homeZone)
        } catch StoreError.full {
            await store.letGo(because: .full)
            throw StoreError.refused(.full)
        }
    }

    private func makeReady(homeZone: String?) async throws -> String {
        try await store.transact(at: now, by: facts.uid) { [self] transaction in
            takeUpAttendance(try transaction.presence())
            zones.resume(try transaction.zoneFiles(), device: try transaction.deviceZone())
            if let person = try transaction.defaultPerson() { return person.homeZone }
            guard let homeZone else {
                throw ZoneUnavailable(name: "", sentence: Sentences.machineHasNoZone)
            }
            _ = try zones.source.zone(named: homeZone)
            let person = try transaction.addPerson(
                name: PersonName.first.shown, key: PersonName.first.key, homeZone: homeZone,
                by: nil)
            var detail = EventDetail("the home zone is \(homeZone)")
            detail.whom = person.value
            _ = try transaction.log(EventKind.personAdded.rawValue, detail: try detail.json)
            return homeZone
        }
    }

    /// Runs a body on the scene of this instant, in one transaction.
    ///
    /// - Parameters:
    ///   - name: whom it is about; nil for the default person.
    ///   - zones: other zones than those that hold.
    func inScene<Result: Sendable>(
        by uid: UInt32? = nil, of name: String? = nil, reading: Bool = false,
        zones: HeldZones? = nil, _ body: @escaping @Sendable (Scene) throws -> Result
    ) async throws -> Result {
        do {
            return try await transact(
                by: uid ?? facts.uid, reading: reading, zones: zones ?? self.zones.source
            ) { scene in
                guard let name else { return try body(scene) }
                var named = try scene.about(scene.person(named: name))
                named.isNamed = true
                return try body(named)
            }
        } catch StoreError.outcomeUnknown {
            changed()
            throw StoreError.outcomeUnknown
        } catch StoreError.refused(let refusal) {
            noteRefusal()
            throw StoreError.refused(refusal)
        }
    }

    /// Whoever follows hears why nothing comes any more, and the loop, once, is to look after it.
    private func noteRefusal() {
        let isNews = isRefused.withLock { isRefused in
            defer { isRefused = true }
            return !isRefused
        }
        if isNews { changed() }
        hub.ring()
    }

    /// The data can be used again.
    func noteUse() { isRefused.withLock { $0 = false } }

    private func transact<Result: Sendable>(
        by uid: UInt32, reading: Bool, zones: HeldZones,
        _ body: @escaping @Sendable (Scene) throws -> Result
    ) async throws -> Result {
        let sense = clock()
        return try await store.transact(at: sense.now, by: uid, reading: reading) {
            [formulary, judge, unsaved] transaction in
            guard let person = try transaction.defaultPerson() else {
                throw DamagedRow(what: "person")
            }
            let trust = try judge.judge(sense) { try transaction.newestEvent() }
            return try body(
                Scene(
                    transaction: transaction, profile: person,
                    home: try zones.zone(named: person.homeZone), formulary: formulary,
                    zones: zones, clockTrust: trust, sense: sense, unsaved: unsaved))
        }
    }

    /// Does everything that time has brought about by now, and tells whoever follows.
    ///
    /// - Returns: the next instant at which there is something to do (nil when nothing is planned),
    ///   and how many series could not be continued; the next call takes them up again.
    /// - Throws: ``StoreError`` when nothing was done.
    package func passTime() async throws -> (next: Instant?, stuck: Int) {
        // Whoever follows is woken at the end, so that what came in several batches is one group.
        var passage = PassageOfTime()
        defer {
            let hasHidden = pass.end()
            if hasHidden || passage.reminders > 0 { hub.ring() }
        }
        let doubt = stuck.take()
        do {
            if doubt != .none {
                passage.stuck = try await inScene { try $0.takeUpSeries(doubt).stuck }
            }
            while true {
                let (done, next) = try await inScene { [passage, pass] scene in
                    try pass.begin { try scene.transaction.newestReminder() }
                    let done = try scene.passTime(after: passage)
                    return (done, try scene.transaction.nextInstant())
                }
                if passage.add(done) { continue }
                unsaved.settle()
                stuck.settle(passage.stuck)
                return (next, passage.stuck)
            }
        } catch {
            stuck.doubt(doubt)
            throw error
        }
    }

    /// The instant by the wall clock.
    package var now: Instant { clock().now }

    /// The planned instants may have moved, and series may wait to be taken up.
    func noteChange(mayBeStuck doubt: StuckSeries.Doubt) {
        stuck.doubt(doubt)
        changed()
    }

    /// A channel says its name, and whether it reaches a carer.
    package func meet(_ channel: String?, forCarer: Bool) async throws -> String? {
        guard let channel else { return nil }
        return try await inScene { scene in
            let name = try scene.checked(channel, "channel", limit: Limits.nameCharacters)
            try scene.meet(channel: name, forCarer: forCarer)
            return name
        }
    }

    /// The open reminders that a follower is to get now, and the newest number of all.
    ///
    /// - Parameters:
    ///   - after: only those with a greater number.
    ///   - channel: the follower's name, when it is a teller.
    ///   - name: only those of this person; nil for those of everyone.
    ///   - withUntold: what nobody told yet comes too, whatever its number, and what the channel
    ///     told itself is left out: for a teller that has just come.
    ///   - together: those that fell due together come in one.
    package func reminders(
        after: EventID?, for channel: String?, of name: String? = nil,
        withUntold: Bool = false, together: Bool = false
    ) async throws -> (reminders: [Reminder], newest: EventID) {
        try await inScene(of: name, reading: true) { [self] scene in
            let stored =
                if let channel, withUntold {
                    try scene.transaction.untoldReminders(for: channel, after: after)
                } else {
                    try scene.transaction.openReminders(
                        after: after,
                        forCarer: channel.map {
                            try scene.transaction.isForCarer(channel: $0)
                        } ?? false)
                }
            let newest = pass.bound(try scene.transaction.newestReminder())
            let areNamed = try scene.transaction.hasSeveralPeople()
            let haveWishes = try scene.haveWishes()
            let told = try stored.compactMap { reminder -> ToldReminder? in
                guard reminder.number <= newest else { return nil }
                let own = try scene.telling(of: reminder.subject)
                if name != nil, own.person != scene.person { return nil }
                let attempts = try channel.map {
                    try scene.transaction.attempts(of: reminder.number, on: $0)
                }
                guard var described = try own.describe(reminder, attempt: (attempts ?? 0) + 1)
                else { return nil }
                described.reminder = try unsaved.marked(
                    described.reminder, of: try own.matter(of: reminder.subject))
                if areNamed { described.owner = own.profile }
                if haveWishes { described.reminder = try own.wished(described.reminder) }
                return described
            }
            return (together ? ToldReminder.together(told) : told.map(\.alone), newest)
        }
    }

    /// Whether the start looked at the whole database.
    package var isStorageWhollyChecked: Bool {
        get async { await store.isWhollyChecked }
    }

    /// Checks the whole database beside the work.
    ///
    /// - Parameter progress: told now and then how many rows were read.
    /// - Returns: why it cannot be used from now on; nil when it is sound.
    package func checkStorage(
        progress: (@Sendable (Int) -> Void)? = nil
    ) async throws -> DatabaseRefusal? {
        let refusal = try await noticing {
            try await store.checkWholeFile(at: now, progress: progress)
        }
        guard let refusal else { return nil }
        changed()
        hub.ring()
        return refusal
    }

    /// Lets the database rest, so that little is at stake while nothing happens.
    package func rest() async throws { try await noticing { try await store.rest() } }

    /// After a disk that failed the daemon has to leave; the loop that it lives by sees to that.
    func noticing<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch StoreError.outcomeUnknown {
            changed()
            throw StoreError.outcomeUnknown
        }
    }

    /// Where to go back to, as far as that is known.
    package var storageNotes: StoreNotes.State { store.notes.current }

    /// Writes down until when somebody was there, and lets go of the database.
    package func close() async {
        await signPresence()
        await store.close()
    }
}
