import Embedded
package import SQLite

/// The schema of the database: every file of `Migrations/`, in order, embedded in the daemon.
///
/// A test holds what is built in equal to the folder.
package enum DoseSchema {
    /// "dosd" in the file's header (`PRAGMA application_id`), so that no other file is mistaken
    /// for ours.
    package static let identity = DatabaseIdentity(
        applicationID: 0x646F_7364, name: "dosed", log: EventLog("event"))

    package static let catalogue: [Migration] = EmbeddedFile.all(in: "Migrations").compactMap(
        migration)

    /// A file is named `0001_create_person.sql`.
    private static func migration(in file: EmbeddedFile) -> Migration? {
        guard let line = file.name.firstIndex(of: "_"), let number = Int(file.name[..<line]),
            file.name.hasSuffix(".sql")
        else { return nil }
        let name = file.name[file.name.index(after: line)...].dropLast(4)
        return Migration(number: number, name: String(name), sql: file.text)
    }
}
