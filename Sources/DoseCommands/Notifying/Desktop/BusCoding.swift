/// What can go wrong on the session bus.
enum BusFault: Error, Sendable, Equatable {
    /// There is no session bus, with the reason.
    case unreachable(String)
    /// The bus did not let us in.
    case refused
    /// The connection ended.
    case closed
    /// Something came that is no message.
    case malformed
    /// A call was answered with this error.
    case error(name: String)

    /// In a few words.
    var words: String {
        switch self {
        case .unreachable(let reason): "there is no desktop session: \(reason)"
        case .refused: "the desktop's message bus refused us"
        case .closed: "the connection to the desktop ended"
        case .malformed: "the desktop's message bus said something that cannot be read"
        case .error(let name): "the desktop answered \(name)"
        }
    }
}

/// Writes values of D-Bus in little endian, each at its own alignment.
struct BusWriter {
    private(set) var bytes: [UInt8] = []

    mutating func align(to size: Int) {
        while bytes.count % size != 0 { bytes.append(0) }
    }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func number(_ value: UInt32) {
        align(to: 4)
        for shift in [0, 8, 16, 24] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func string(_ text: String) {
        // A zero would end it; D-Bus has no way to write one.
        let text = text.utf8.filter { $0 != 0 }
        number(UInt32(text.count))
        bytes += text
        bytes.append(0)
    }

    mutating func signature(_ text: String) {
        bytes.append(UInt8(text.utf8.count))
        bytes += text.utf8
        bytes.append(0)
    }

    /// An array whose items begin at this alignment.
    mutating func array(of alignment: Int, _ items: (inout BusWriter) -> Void) {
        number(0)
        let place = bytes.count - 4
        align(to: alignment)
        let start = bytes.count
        items(&self)
        let size = UInt32(bytes.count - start)
        for index in 0..<4 {
            bytes[place + index] = UInt8(truncatingIfNeeded: size >> UInt32(8 * index))
        }
    }
}

/// Reads values of D-Bus.
struct BusReader {
    private let bytes: [UInt8]
    private(set) var position = 0
    var isBigEndian = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func align(to size: Int) { position = (position + size - 1) / size * size }

    mutating func byte() throws(BusFault) -> UInt8 {
        guard position < bytes.count else { throw .malformed }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws(BusFault) -> UInt32 {
        align(to: 4)
        let four = try rest(4)
        return (isBigEndian ? four : four.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func string() throws(BusFault) -> String {
        let count = Int(try number())
        let text = try rest(count)
        _ = try byte()
        return String(decoding: text, as: UTF8.self)
    }

    mutating func signature() throws(BusFault) -> String {
        let count = Int(try byte())
        let text = try rest(count)
        _ = try byte()
        return String(decoding: text, as: UTF8.self)
    }

    mutating func rest(_ count: Int) throws(BusFault) -> [UInt8] {
        guard count >= 0, count <= bytes.count - position else { throw .malformed }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }
}
