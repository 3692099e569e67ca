/// Big-endian numbers from the front of a byte array; running out is `ZoneError.truncated`.
struct ByteCursor {
    let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var remaining: Int { bytes.count - offset }

    mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw .truncated(offset: bytes.count) }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    mutating func byte() throws(ZoneError) -> UInt8 {
        try take(1).first ?? 0
    }

    mutating func signed(width: Int) throws(ZoneError) -> Int64 {
        var value: UInt64 = 0
        for byte in try take(width) { value = value << 8 | UInt64(byte) }
        let unused = UInt64(64 - 8 * width)
        return Int64(bitPattern: value << unused) >> Int64(unused)
    }

    mutating func count() throws(ZoneError) -> Int {
        var value = 0
        for byte in try take(4) { value = value << 8 | Int(byte) }
        return value
    }
}
