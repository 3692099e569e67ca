import CSQLite
import Dispatch

/// Checks every page, index and reference of the main file while its one connection goes on
/// working.
///
/// In WAL mode the main file only changes when the WAL is copied into it, so it stands still as
/// long as that waits (https://www.sqlite.org/wal.html). It is read as `immutable`, without a lock
/// and without the WAL, therefore this is no second connection to a WAL database. SQLite itself
/// sees to it that closing this one does not drop the locks of the other
/// (https://www.sqlite.org/howtocorrupt.html, section 2.2).
package struct WholeFileCheck: Sendable {
    let path: String
    let log: EventLog?

    /// Takes as long as the file is large, on a thread of low rank.
    ///
    /// - Parameter progress: told now and then how many rows were read, after the pages.
    /// - Returns: the fault that was found, or nil.
    package func run(
        progress: (@Sendable (Int) -> Void)? = nil
    ) async -> DatabaseRefusal? {
        await Self.aside { look(progress) }
    }

    /// Copies the file, with everything that `DatabaseCopy.make` does to be sure of the copy.
    package func copy(to path: String, replacing: Bool) async -> Result<Int, DatabaseCopyError> {
        await Self.aside {
            do throws(DatabaseCopyError) {
                let source: Connection
                do throws(SQLiteError) {
                    source = try Connection.openImmutable(self.path)
                } catch {
                    throw DatabaseCopyError(error)
                }
                try DatabaseCopy.make(from: source, to: path, replacing: replacing, log: log)
                return .success(SystemFile.size(path) ?? 0)
            } catch {
                return .failure(error)
            }
        }
    }

    /// Runs on a thread of its own for as long as it needs one.
    package static func aside<Result: Sendable>(
        _ body: @escaping @Sendable () -> Result
    ) async -> Result {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "whole-file", qos: .utility).async {
                continuation.resume(returning: body())
            }
        }
    }

    private func look(_ progress: ((Int) -> Void)?) -> DatabaseRefusal? {
        do throws(SQLiteError) {
            let connection = try Connection.openImmutable(path)
            var fault = try connection.integrityFault()
            if fault == nil {
                fault = try ContentSeal.fault(
                    in: connection, log: log, schema: connection.schemaNumber(), mark: nil,
                    isWhole: true, progress: progress)
            }
            try connection.close()
            return fault.map { .damaged(detail: $0) }
        } catch {
            return DatabaseRefusal(error, path: path)
        }
    }
}

extension DatabaseFile {
    /// Moves everything into the main file and lets it stand still until `endWholeCheck`.
    /// - Throws: `SQLiteError`; nothing is lost, and there is nothing to end.
    package func beginWholeCheck() throws(SQLiteError) -> WholeFileCheck {
        try checkpoint()
        try connection.apply(
            Hardening.Setting(name: "wal_autocheckpoint", value: "0", answer: 0))
        return WholeFileCheck(path: path, log: identity.log)
    }

    /// Lets the main file change again.
    package func endWholeCheck() throws(SQLiteError) {
        for setting in Hardening.fileSettings where setting.name == "wal_autocheckpoint" {
            try connection.apply(setting)
        }
    }

    /// Lets go of a file that turned out to be damaged, without another byte written to it.
    package func abandon() {
        guard connection.isOpen else { return }
        try? connection.set(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        try? connection.close()
    }
}
