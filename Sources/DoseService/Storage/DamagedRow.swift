import SQLite

/// A row that cannot be what the schema promises.
struct DamagedRow: Error {
    let what: String
}

extension Scene {
    /// What a body finds out; nil where a row that it reads makes no sense, since that must not
    /// hold up a record or an order. Every other failure stays one.
    func unlessDamaged<Result>(_ body: () throws -> Result) throws -> Result? {
        do {
            return try body()
        } catch is DamagedRow {
            return nil
        } catch let error as SQLiteError where error.isMismatch {
            return nil
        }
    }
}
