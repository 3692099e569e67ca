import CSQLite

/// The seal of a database: a sum over every row of every table, with the number of the commit after
/// which it held. It is kept in the one row of the table `content_seal` and moved along in each
/// transaction that changes something.
///
/// A page check finds broken pages; of 102 single bits that changed what a file says it let 72
/// pass. Any of them makes the sum another one. It finds accidents, and is no defense against an
/// attacker.
///
/// Temporary triggers move the sum, made anew for each connection from the tables as they are: so
/// there is nothing to keep up with in a migration, and none of it is in the file. After a
/// migration the seal is of an older schema number and is made anew.
final class ContentSeal {
    /// The row as it is kept.
    struct Kept: Equatable {
        /// Sixteen hexadecimal digits, drawn anew when the file goes back in time on purpose: the
        /// numbers of two files can only be compared when it is the same.
        let epoch: String
        /// How many transactions have changed something.
        let commits: Int64
        /// The schema number that it was made for.
        let schema: Int
        let sum: [UInt8]

        /// So that the row itself is held against accidents.
        var digest: [UInt8] {
            SHA256.digest(Array("\(epoch) \(commits) \(schema) ".utf8) + sum)
        }
    }

    let ledger: ContentLedger
    private(set) var kept: Kept
    private let log: EventLog?
    /// The number of the newest entry in the log.
    private(set) var lastEntry: Int64 = 0

    private init(ledger: ContentLedger, kept: Kept, log: EventLog?) {
        self.ledger = ledger
        self.kept = kept
        self.log = log
    }

    /// How far the database is.
    var mark: Mark { Mark(epoch: kept.epoch, commits: kept.commits, entry: lastEntry) }

    /// Whether something changed that no transaction has sealed.
    var isBroken: Bool { ledger.sum != settled }

    /// The sum that holds before a transaction changes anything.
    private(set) var settled = ContentSum()

    /// Seals what a transaction changed; to be called just before its COMMIT.
    func close(_ connection: Connection) throws(SQLiteError) {
        guard isBroken else { return }
        let next = Kept(
            epoch: nextEpoch ?? kept.epoch, commits: kept.commits + 1, schema: kept.schema,
            sum: ledger.sum.bytes)
        try connection.run(
            """
            UPDATE content_seal SET epoch = ?1, commits = ?2, sum = ?3, digest = ?4
            WHERE only_row = 1
            """,
            [
                .text(next.epoch), .integer(next.commits), .blob(next.sum), .blob(next.digest),
            ])
        guard connection.changes == 1 else {
            throw SQLiteError(extendedCode: SQLITE_CORRUPT, message: "its seal is missing")
        }
        lastEntry = try log?.lastEntry(connection) ?? 0
        pending = next
    }

    /// Draws a new epoch with the next change: for a file that takes the place of another one.
    func beginEpoch() { nextEpoch = Self.newEpoch() }

    private var nextEpoch: String?

    /// What `close` wrote and no COMMIT has confirmed.
    private var pending: Kept?

    /// The COMMIT was successful.
    /// - Returns: whether something was sealed by it.
    func settle() -> Bool {
        guard let next = pending else { return false }
        kept = next
        settled = ledger.sum
        pending = nil
        nextEpoch = nil
        return true
    }

    /// The transaction came to nothing.
    func giveUp() {
        pending = nil
        nextEpoch = nil
        ledger.sum = settled
    }

    /// Puts the seal to work on a connection whose schema is at its newest number. One that is
    /// missing or of an older schema is made anew, together with the chain of the log.
    /// - Returns: nil when the schema has no seal.
    static func attach(
        to connection: Connection, log: EventLog?, schema: Int
    ) throws -> ContentSeal? {
        guard try exists(in: connection) else { return nil }
        let ledger = try connection.contentLedger()
        var kept = try read(connection)
        if kept == nil || kept?.schema != schema {
            kept = try connection.transaction {
                try renew(connection, ledger, log: log, schema: schema, after: kept)
            }
        }
        guard let kept else { return nil }
        ledger.sum = try ContentSum(bytes: kept.sum)
        let seal = ContentSeal(ledger: ledger, kept: kept, log: log)
        seal.settled = ledger.sum
        seal.lastEntry = try log?.lastEntry(connection) ?? 0
        for table in try SealedTable.all(in: connection) { try connection.execute(table.triggers) }
        if let log { try connection.execute(log.trigger(in: connection)) }
        return seal
    }

    private static func renew(
        _ connection: Connection, _ ledger: ContentLedger, log: EventLog?, schema: Int,
        after old: Kept?
    ) throws -> Kept {
        try log?.chainAnew(connection)
        let sum = try SealedTable.sum(of: connection, ledger)
        let kept = Kept(
            epoch: old?.epoch ?? newEpoch(), commits: (old?.commits ?? 0) + 1, schema: schema,
            sum: sum.bytes)
        try write(kept, connection)
        return kept
    }

    private static func write(_ kept: Kept, _ connection: Connection) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO content_seal (only_row, epoch, commits, schema, sum, digest)
            VALUES (1, ?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (only_row) DO UPDATE
                SET epoch = excluded.epoch, commits = excluded.commits, schema = excluded.schema,
                    sum = excluded.sum, digest = excluded.digest
            """,
            [
                .text(kept.epoch), .integer(kept.commits), .integer(Int64(kept.schema)),
                .blob(kept.sum), .blob(kept.digest),
            ])
    }

    private static func newEpoch() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
