import CSQLite

/// A sum over rows: each row counts with the digest of its table's name and its values, so the sum
/// tells any two contents apart, whatever the order of rows, and one row more or less is one
/// addition.
struct ContentSum: Equatable {
    private(set) var high: UInt64 = 0
    private(set) var low: UInt64 = 0

    init() {}

    /// The sum that was kept as `bytes`.
    init(bytes: [UInt8]) throws(SQLiteError) {
        guard bytes.count == 16 else {
            throw SQLiteError(extendedCode: SQLITE_CORRUPT, message: "its seal is broken")
        }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Sixteen bytes, for keeping.
    var bytes: [UInt8] {
        [high, low].flatMap { part in
            (0..<8).map { UInt8(truncatingIfNeeded: part >> (56 - 8 * UInt64($0))) }
        }
    }

    mutating func add(_ digest: SIMD8<UInt32>) {
        high &+= UInt64(digest[0]) << 32 | UInt64(digest[1])
        low &+= UInt64(digest[2]) << 32 | UInt64(digest[3])
    }

    mutating func remove(_ digest: SIMD8<UInt32>) {
        high &-= UInt64(digest[0]) << 32 | UInt64(digest[1])
        low &-= UInt64(digest[2]) << 32 | UInt64(digest[3])
    }
}

/// What the SQL functions `content_add`, `content_remove` and `content_digest` of one connection
/// work on.
///
/// The first two take a table's name and a row's values and move the sum; the third gives the
/// digest of its values as a blob.
final class ContentLedger {
    /// The values of a row as bytes that no other values have.
    private var buffer: [UInt8] = []
    var sum = ContentSum()
    /// How often a row was added or taken away.
    private(set) var moves = 0
    /// Called every so many moves, with their number.
    var progress: ((Int) -> Void)?
    private static let pace = 20_000

    /// Makes the functions known to a connection, which must not outlive this.
    func register(on handle: OpaquePointer) throws(SQLiteError) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        try Self.register("content_add", on: handle, me) { context, count, values in
            ContentLedger.of(context)?.move(count, values) { $0.add($1) }
        }
        try Self.register("content_remove", on: handle, me) { context, count, values in
            ContentLedger.of(context)?.move(count, values) { $0.remove($1) }
        }
        try Self.register("content_digest", on: handle, me) { context, count, values in
            guard let digest = ContentLedger.of(context)?.digest(count, values) else { return }
            let bytes = SHA256.bytes(of: digest)
            // SQLITE_TRANSIENT: the bytes are copied before the call returns.
            sqlite3_result_blob(
                context, bytes, Int32(bytes.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
    }

    private typealias Function =
        @convention(c) (
            OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Void

    private static func register(
        _ name: String, on handle: OpaquePointer, _ me: UnsafeMutableRawPointer,
        _ function: Function
    ) throws(SQLiteError) {
        let code = sqlite3_create_function_v2(
            handle, name, -1, SQLITE_UTF8, me, function, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(handle: handle, code: code, sql: nil) }
    }

    private static func of(_ context: OpaquePointer?) -> ContentLedger? {
        sqlite3_user_data(context).map {
            Unmanaged<ContentLedger>.fromOpaque($0).takeUnretainedValue()
        }
    }

    private func move(
        _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?,
        _ change: (inout ContentSum, SIMD8<UInt32>) -> Void
    ) {
        change(&sum, digest(count, values))
        moves += 1
        if let progress, moves % Self.pace == 0 { progress(moves) }
    }

    private func digest(
        _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) -> SIMD8<UInt32> {
        buffer.removeAll(keepingCapacity: true)
        for index in 0..<Int(count) { append(values?[index]) }
        return buffer.withUnsafeBufferPointer { SHA256.state(of: $0) }
    }

    /// A byte for the class of the value, its length where that varies, and its bytes.
    private func append(_ value: OpaquePointer?) {
        let kind = sqlite3_value_type(value)
        buffer.append(UInt8(truncatingIfNeeded: kind))
        switch kind {
        case SQLITE_INTEGER: append(number: UInt64(bitPattern: sqlite3_value_int64(value)))
        case SQLITE_FLOAT: append(number: sqlite3_value_double(value).bitPattern)
        case SQLITE_TEXT:
            let start = sqlite3_value_text(value)
            append(start, count: Int(sqlite3_value_bytes(value)))
        case SQLITE_BLOB:
            let start = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
            append(start, count: Int(sqlite3_value_bytes(value)))
        default: break
        }
    }

    private func append(number: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            buffer.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private func append(_ start: UnsafePointer<UInt8>?, count: Int) {
        append(number: UInt64(count))
        buffer.append(
            contentsOf: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}
