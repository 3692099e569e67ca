import DoseSchema
import Foundation
import SQLite
import Testing

@Suite("The catalogue of migrations")
struct CatalogueTests {
    private var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Migrations")
    }

    @Test("it holds every file of the folder, in order, word for word")
    func equalsFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let named = DoseSchema.catalogue.map { migration in
            String(repeating: "0", count: 4 - "\(migration.number)".count)
                + "\(migration.number)_\(migration.name).sql"
        }
        #expect(files == named)
        for (file, migration) in zip(files, DoseSchema.catalogue) {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            #expect(text == migration.sql, "\(file)")
        }
    }

    @Test("it makes an empty database of STRICT tables")
    func applies() throws {
        let connection = try migrated()
        let tables = try connection.query(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            """, []
        ) { row in (try row.text(0), try row.text(1)) }
        #expect(tables.count > 10)
        for (name, sql) in tables { #expect(sql.hasSuffix("STRICT"), "\(name)") }
    }

    @Test("every reference of one table to another is one that exists")
    func references() throws {
        let connection = try migrated()
        let broken = try connection.query("PRAGMA foreign_key_check", []) { row in try row.text(0) }
        #expect(broken.isEmpty)
    }

    private func migrated() throws -> Connection {
        let connection = try Connection.inMemory()
        try Migrator(identity: DoseSchema.identity, catalogue: DoseSchema.catalogue)
            .migrate(connection)
        return connection
    }
}
