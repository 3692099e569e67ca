/// Compiled statements by their SQL text, at most `limit` of them; the one unused for longest goes
/// first.
///
/// A statement in use is out of the cache, so the same SQL inside its own loop gets a statement of
/// its own instead of resetting the outer one.
struct StatementCache {
    /// A box, because a dictionary cannot hold a value that cannot be copied.
    final class Entry {
        let statement: Statement
        var lastUse: UInt64 = 0

        init(_ statement: consuming Statement) { self.statement = statement }
    }

    private var entries: [String: Entry] = [:]
    private var clock: UInt64 = 0
    let limit: Int

    init(limit: Int) { self.limit = limit }

    var count: Int { entries.count }

    mutating func take(_ sql: String) -> Entry? { entries.removeValue(forKey: sql) }

    mutating func put(_ entry: Entry) {
        clock += 1
        entry.lastUse = clock
        entries[entry.statement.sql] = entry
        guard entries.count > limit else { return }
        let oldest = entries.min { $0.value.lastUse < $1.value.lastUse }
        if let oldest { entries.removeValue(forKey: oldest.key) }
    }

    mutating func removeAll() { entries.removeAll() }
}
