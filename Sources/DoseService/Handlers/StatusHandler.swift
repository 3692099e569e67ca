import DoseInterface
import DoseStore
package import Regimen

/// What the daemon knows about itself; the rest of a status is read from the store.
package struct DaemonFacts: Sendable {
    package let version: String
    package let database: String
    package let schema: Int
    package let startedAt: Instant
    /// When the program was built.
    package let built: Instant
    /// The daemon's own user, in whose name time passes.
    package let uid: UInt32
    /// Whether it serves the whole machine.
    package let isSystem: Bool
    /// The size of the database file in bytes, now.
    package let databaseBytes: @Sendable () -> Int
    /// Which run of the machine this is; nil when nobody knows.
    package let boot: String?

    package init(
        version: String, database: String, schema: Int, startedAt: Instant,
        built: Instant = .earliest, uid: UInt32, isSystem: Bool = false, boot: String? = nil,
        databaseBytes: @escaping @Sendable () -> Int
    ) {
        self.version = version
        self.database = database
        self.schema = schema
        self.startedAt = startedAt
        self.built = built
        self.uid = uid
        self.isSystem = isSystem
        self.boot = boot
        self.databaseBytes = databaseBytes
    }
}

struct GetStatusHandler: Handler {
    typealias Method = GetStatus

    let facts: DaemonFacts
    let hub: ReminderHub
    let zones: ZoneKeeper
    let store: DoseStore
    let stuck: StuckSeries

    func answer(_ request: GetStatus.Request, in scene: Scene) throws -> GetStatus.Reply {
        let transaction = scene.transaction
        let followers = hub.followers
        let person = scene.isNamed ? scene.person : nil
        let next = try transaction.nextReminder(of: person)
        let notes = store.notes.current
        return GetStatus.Reply(
            version: facts.version, started: scene.moment(facts.startedAt),
            uptimeSeconds: Int(max(0, scene.now.seconds(since: facts.startedAt))),
            database: facts.database, databaseBytes: facts.databaseBytes(),
            schema: facts.schema, zone: scene.home.name,
            deviceZone: zones.holding.device, clock: scene.describe(scene.clockTrust),
            timeOff: try scene.newTimeOff(),
            troubles: zones.holding.troubles.sorted { $0.key < $1.key }.map(\.value)
                + DataWords.troubles(notes, stuck: stuck.count),
            prescriptions: try transaction.openPrescriptionCount(of: person),
            dueNow: try transaction.openDoseCount(of: person),
            nextReminder: next.map { scene.moment($0.at) },
            nextTitle: try next.flatMap {
                try scene.about($0.subject).title(of: $0.subject, $0.kind)
            },
            watchers: followers.count,
            untoldSeconds: try transaction.untoldSince().map {
                Int(max(0, scene.now.seconds(since: $0)))
            },
            channels: try transaction.channels().map { channel in
                Channel(
                    name: channel.name, connected: followers.channels.contains(channel.name),
                    lastTold: channel.lastToldAt.map { scene.moment($0) },
                    waiting: channel.waiting, lastError: channel.lastError,
                    carer: channel.isForCarer)
            },
            backups: store.shelf.copies().map { scene.backup($0) },
            nextBackup: notes.nextBackup.map { scene.moment($0) },
            checked: notes.checkedAt.map { scene.moment($0) },
            copyBeforeUpgrade: notes.copyBeforeUpgrade,
            copyByHand: store.shelf.copyByHand().map { scene.backup($0) })
    }
}

extension Scene {
    fileprivate func backup(_ copy: BackupShelf.Copy) -> Backup {
        Backup(path: copy.path, made: moment(copy.madeAt), bytes: copy.bytes)
    }

    fileprivate func title(
        of subject: StoredReminder.Subject, _ kind: StoredReminder.Kind
    ) throws -> String? {
        guard let title = try namelessTitle(of: subject, kind) else { return nil }
        return try transaction.hasSeveralPeople() ? "\(profile.name): \(title)" : title
    }

    private func namelessTitle(
        of subject: StoredReminder.Subject, _ kind: StoredReminder.Kind
    ) throws -> String? {
        switch subject {
        case .dentalExam: return "dental exam"
        case .prompt(let id):
            return try transaction.prompt(id).map { try title(of: $0) }
        case .dose(let id):
            guard let dose = try transaction.dose(id),
                let stored = try transaction.prescription(dose.prescription)
            else { return nil }
            let words = "\(stored.brand ?? stored.medicine) \(amountWords(dose.amount))"
            return kind == .due ? words : "notice of \(words)"
        }
    }
}
