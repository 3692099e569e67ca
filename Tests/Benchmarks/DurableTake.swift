import Glibc
import SQLite

/// A dose that is taken and on the disk, from one client, against a plain loop of commits of one
/// row each with the same settings.
struct DurableTake {
    static let target = 0.9

    let pairs: Int
    let takesEach: Int

    /// The time of one dose, 8 hours after the one before it: nobody takes thousands in one day.
    private static func moment(_ number: Int) -> String {
        var time = 1_577_836_800 + number * 8 * 3600
        var parts = tm()
        gmtime_r(&time, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%d %H:%M", &parts)
        return String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let daemon = try PrivateDaemon("take", in: scratch, programs)
        try daemon.start()
        let connection = try daemon.connect()
        _ = try connection.call(
            "io.dosed.AddPrescription",
            #"{"requestId":"add","text":"ibuprofen 200 mg as needed every 6 hours"}"#)
        let plain = try PlainLoop(in: scratch)
        var taken = 0
        let measured = try Pairs(
            pairs,
            ours: {
                try Stopwatch.seconds {
                    for _ in 0..<takesEach {
                        taken += 1
                        _ = try connection.call(
                            "io.dosed.RecordDose",
                            #"{"requestId":"take-\#(taken)","name":"ibuprofen","#
                                + #""outcome":"taken","at":"\#(Self.moment(taken))"}"#)
                    }
                } / Double(takesEach)
            },
            known: {
                try Stopwatch.seconds { try plain.commit(takesEach) } / Double(takesEach)
            })
        try daemon.stop()
        let times = 1 / measured.ratio
        return ResultRow(
            what: "a `take` that is on the disk, from 1 client",
            ours: Shown.microseconds(measured.medianOfOurs),
            against: "a plain loop of one-row commits with the same settings: "
                + Shown.microseconds(measured.medianOfKnown),
            ratio: "\(Shown.ratio(times)) times",
            target: "≥ \(Shown.number(Self.target, digits: 1)) times",
            isMet: times >= Self.target)
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

    func commit(_ count: Int) throws {
        for _ in 0..<count {
            rows += 1
            _ = try file.connection.transaction {
                try file.connection.run(
                    "INSERT INTO row (id, what) VALUES (?1, ?2)",
                    [.integer(rows), .text("ibuprofen 200 mg, taken")])
            }
        }
    }
}
