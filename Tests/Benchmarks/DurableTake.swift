import Glibc
import SQLite

/// A dose that is taken and on the disk, from one client, against a plain loop of commits of one
/// row each with the same settings.
struct DurableTake {
    static let target = 0.9

    let pairs: Int
    let takesEach: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let plain = try PlainLoop(in: scratch)
        let measured = try PrivateDaemon.running("take", in: scratch, programs) { daemon in
            let connection = try daemon.connect()
            try daemon.addAsNeeded(by: connection)
            var taken = 0
            return try Pairs(
                pairs, each: takesEach,
                ours: {
                    taken += 1
                    try connection.answer(to: FrameConnection.take("take-\(taken)", taken))
                }, known: { try plain.commit() })
        }
        return measured.row(
            "a `take` that is on the disk, from 1 client",
            against: "a plain loop of one-row commits with the same settings",
            timesAsFast: Self.target, in: Shown.microseconds)
    }
}

/// A table of one column and a commit for each of its rows.
private final class PlainLoop {
    private let file: DatabaseFile
    private var rows = 0

    init(in scratch: Scratch) throws {
        let directory = scratch.file("plain-loop")
        guard mkdir(directory, 0o700) == 0 else { throw BenchFailure.system("mkdir") }
        file = try DatabaseFile.open(
            path: directory + "/plain.db",
            identity: DatabaseIdentity(applicationID: 1, name: "plain"),
            catalogue: [
                Migration(
                    number: 1, name: "create_row",
                    sql: "CREATE TABLE row (id INTEGER PRIMARY KEY, what TEXT NOT NULL) STRICT;")
            ],
            now: "bench")
    }

    deinit { try? file.checkpointAndClose() }

    func commit() throws {
        rows += 1
        _ = try file.connection.transaction {
            try file.connection.run(
                "INSERT INTO row (id, what) VALUES (?1, ?2)",
                [.integer(rows), .text("ibuprofen 200 mg, taken")])
        }
    }
}
