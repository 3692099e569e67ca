import DoseSchema
import SQLite
import TestSupport
import Testing

@Suite("dosed on the data of an older version")
struct UpgradeRunTests {
    /// Leaves a database as the version with so many steps left it: rows of the first release that
    /// went along with every step since.
    private func leave(_ number: Int, in daemon: PrivateDaemon) throws {
        try daemon.directory.makeDirectory("data")
        for step in [min(number, FirstRelease.schema), number] {
            let file = try DatabaseFile.open(
                path: daemon.database, identity: DoseSchema.identity,
                catalogue: Array(DoseSchema.catalogue.prefix(step)), now: "test")
            let people = try file.connection.query("SELECT id FROM person") {
                (row) throws(SQLiteError) in try row.int(0)
            }
            if people.isEmpty {
                let tables = try file.connection.query(
                    "SELECT name FROM sqlite_schema WHERE type = 'table'"
                ) { (row) throws(SQLiteError) in try row.text(0) }
                for (_, sql) in FirstRelease.statements(for: Set(tables)) {
                    try file.connection.transaction { try file.connection.execute(sql) }
                }
            }
            try file.checkpointAndClose()
        }
    }

    @Test(
        "it is updated and kept, and the person is told where the copy from before is",
        arguments: 1..<DoseSchema.catalogue.count)
    func everySchema(number: Int) throws {
        try withDaemon(starting: false) { daemon in
            try leave(number, in: daemon)
            let copy = daemon.database + ".before-\(number)"
            #expect(!exists(copy))
            try daemon.start()
            let status = try daemon.json("status")
            #expect(status["schema"]?.int == DoseSchema.catalogue.count)
            #expect(status["copyBeforeUpgrade"] == .string(copy))
            #expect(permissions(of: copy) == 0o600)
            #expect(DatabaseCopy.fault(at: copy, log: DoseSchema.identity.log) == nil)
            for command in ["status", "doctor"] {
                #expect(try daemon.say(command).out.inOneLine.contains(copy), "\(command)")
            }
            let names = try daemon.json("list --all").items.map { $0["name"]?.string }
            #expect(names == (number < 3 ? [] : ["naproxen", "denosumab", "ibuprofen"]))
            if number >= 4 {
                let records = try daemon.json("show naproxen")["records"]?.items ?? []
                #expect(
                    records.contains {
                        $0["outcome"] == "taken" && $0["slot"] == "2026-11-23 05:00"
                    })
            }
            #expect(try daemon.json("add letrozole 2.5 mg daily at 9:00")["prescription"] != nil)

            try daemon.stop()
            try daemon.start()
            #expect(try daemon.json("status")["copyBeforeUpgrade"] == nil)
        }
    }

    @Test("the copy from before is one that dose restore can look at")
    func restorable() throws {
        try withDaemon(starting: false) { daemon in
            try leave(FirstRelease.schema, in: daemon)
            try daemon.start()
            let copy = daemon.database + ".before-\(FirstRelease.schema)"
            let look = try daemon.dose("restore", "--dry-run", copy)
            #expect(look.exit == 0, "\(look)")
        }
    }

    @Test("where there is no room for the copy, nothing is updated and every answer says why")
    func noCopy() throws {
        try withDaemon(starting: false) { daemon in
            try leave(FirstRelease.schema, in: daemon)
            // Something in the place of the copy that cannot be moved away or written over.
            let copy = daemon.database + ".before-\(FirstRelease.schema)"
            try daemon.directory.makeDirectory(
                "data/dosed.db.before-\(FirstRelease.schema).partial")
            let before = try daemon.directory.read("data/dosed.db")
            try daemon.start()
            let refused = try daemon.say("list")
            #expect(refused.exit == 69, "\(refused)")
            #expect(!exists(copy))
            #expect(try daemon.directory.read("data/dosed.db") == before)
        }
    }
}
