import ArgumentParser
import DoseSchema
import Glibc
import SQLite

/// Opens databases as the daemon does and says what they hold, for the campaigns of faults.
@main
struct CrashProbe: ParsableCommand {
    static let configuration = CommandConfiguration(
        subcommands: [Look.self, Check.self, Write.self, Old.self])

    /// Opens a database in the daemon's own way.
    static func open(
        _ path: String, schema: Int = DoseSchema.catalogue.count
    ) throws -> DatabaseFile {
        try DatabaseFile.open(
            path: path, identity: DoseSchema.identity,
            catalogue: Array(DoseSchema.catalogue.prefix(schema)), now: "\(time(nil))")
    }

    /// Stores the answer to a request, as the daemon does for each one.
    static func keep(_ number: Int, in file: DatabaseFile) throws {
        let reply: SQLValue = .text("{\"number\":\(number)}")
        try file.connection.transaction {
            _ = try file.connection.run(
                """
                INSERT INTO request (id, uid, method, parameters, reply, at)
                VALUES (?1, 0, 'io.dosed.RecordDose', '{}', ?2, ?3)
                """, [.text("written-\(number)"), reply, .integer(Int64(number))])
        }
    }

    /// One line at once, whatever standard output is.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}

extension CrashProbe {
    /// For each path on standard input, one line: "ok" and the requests that were answered, or why
    /// it cannot be used.
    struct Look: ParsableCommand {
        func run() throws {
            while let path = readLine() {
                do {
                    CrashProbe.say(try Self.look(path))
                } catch {
                    CrashProbe.say("refused \(error)")
                }
            }
        }

        private static func look(_ path: String) throws -> String {
            let file = try CrashProbe.open(path)
            let connection = file.connection
            if let fault = try connection.integrityFault() { return "corrupt \(fault)" }
            let requests = try connection.query("SELECT id FROM request ORDER BY rowid") {
                (row) throws(SQLiteError) in try row.text(0)
            }
            // The log has no gaps: a transaction came whole or not at all. Only where a copy took
            // the place of the data are numbers left out, which somebody may have seen.
            let gaps = try connection.first(
                """
                SELECT count(*) FROM event AS entry WHERE id > 1 AND kind <> 'data-restored'
                AND NOT EXISTS (SELECT 1 FROM event WHERE id = entry.id - 1)
                """
            ) { (row) throws(SQLiteError) in try row.int(0) }
            guard gaps == 0 else { return "corrupt events are missing in \(gaps ?? 0) places" }
            try connection.close()
            return (["ok"] + requests).joined(separator: " ")
        }
    }

    /// For each path on standard input, one line: "ok" when the start and the check of the whole
    /// find nothing, or what they found.
    struct Check: ParsableCommand {
        func run() throws {
            while let path = readLine() {
                do {
                    try CrashProbe.open(path).checkpointAndClose()
                    let fault = DatabaseCopy.fault(at: path, log: DoseSchema.identity.log)
                    CrashProbe.say(fault.map { "damaged \($0)" } ?? "ok")
                } catch {
                    CrashProbe.say("refused \(error)")
                }
            }
        }
    }

    /// Writes so many requests and says each one after its commit.
    struct Write: ParsableCommand {
        @Argument var path: String
        @Argument var count: Int
        @Flag(help: "The control: commits do not wait for the disk.")
        var normal = false

        func run() throws {
            let file = try CrashProbe.open(path)
            if normal { try file.connection.execute("PRAGMA synchronous = NORMAL") }
            for number in 0..<count {
                try CrashProbe.keep(number, in: file)
                CrashProbe.say("written-\(number)")
            }
            try file.checkpointAndClose()
        }
    }

    /// Makes a database with an older schema, with some requests in it.
    struct Old: ParsableCommand {
        @Argument var path: String
        @Argument var schema: Int
        @Argument var count: Int

        func run() throws {
            let file = try CrashProbe.open(path, schema: schema)
            for number in 0..<count { try CrashProbe.keep(number, in: file) }
            try file.checkpointAndClose()
        }
    }
}
