/// A message of D-Bus (https://dbus.freedesktop.org/doc/dbus-specification.html, "Message
/// Protocol"), as far as notifications need it.
struct BusMessage: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
        case call = 1
        case reply = 2
        case error = 3
        case signal = 4
    }

    var kind: Kind
    var serial: UInt32
    /// The serial of the call that this answers.
    var replyTo: UInt32?
    var path: String?
    var interface: String?
    var member: String?
    var errorName: String?
    var destination: String?
    var sender: String?
    var signature = ""
    var body: [UInt8] = []
    private var isBigEndian = false

    /// What this program reads at most, in bytes; the bus itself allows 128 MiB.
    static let mostBytes = 1_048_576

    /// The message as it is sent, in little endian.
    func encoded() -> [UInt8] {
        var writer = BusWriter()
        for byte in [UInt8(ascii: "l"), kind.rawValue, 0, 1] { writer.byte(byte) }
        writer.number(UInt32(body.count))
        writer.number(serial)
        let texts: [(code: UInt8, type: String, value: String?)] = [
            (1, "o", path), (2, "s", interface), (3, "s", member), (4, "s", errorName),
            (6, "s", destination), (7, "s", sender),
        ]
        writer.array(of: 8) { fields in
            for (code, type, value) in texts {
                guard let value else { continue }
                fields.align(to: 8)
                fields.byte(code)
                fields.signature(type)
                fields.string(value)
            }
            if let replyTo {
                fields.align(to: 8)
                fields.byte(5)
                fields.signature("u")
                fields.number(replyTo)
            }
            if !signature.isEmpty {
                fields.align(to: 8)
                fields.byte(8)
                fields.signature("g")
                fields.signature(signature)
            }
        }
        writer.align(to: 8)
        return writer.bytes + body
    }

    /// What `size(of:)` needs to see.
    static let prefixBytes = 16

    /// The length of the message that begins with these bytes.
    ///
    /// - Throws: ``BusFault`` when it is no message or too long.
    static func size(of prefix: [UInt8]) throws(BusFault) -> Int {
        var reader = BusReader(prefix)
        let endian = try reader.byte()
        guard endian == UInt8(ascii: "l") || endian == UInt8(ascii: "B") else {
            throw .malformed
        }
        reader.isBigEndian = endian == UInt8(ascii: "B")
        _ = try (reader.byte(), reader.byte(), reader.byte())
        let body = Int(try reader.number())
        _ = try reader.number()
        let fields = Int(try reader.number())
        let size = (prefixBytes + fields + 7) / 8 * 8 + body
        guard size <= mostBytes else { throw .malformed }
        return size
    }

    /// Reads a whole message.
    init(decoding bytes: [UInt8]) throws(BusFault) {
        var reader = BusReader(bytes)
        let isBigEndian = try reader.byte() == UInt8(ascii: "B")
        reader.isBigEndian = isBigEndian
        guard let kind = Kind(rawValue: try reader.byte()) else { throw .malformed }
        _ = try (reader.byte(), reader.byte())
        let size = Int(try reader.number())
        self.init(kind: kind, serial: try reader.number())
        self.isBigEndian = isBigEndian
        let end = Int(try reader.number()) + Self.prefixBytes
        while reader.position < end { try readField(&reader) }
        reader.align(to: 8)
        body = try reader.rest(size)
    }

    init(kind: Kind, serial: UInt32) {
        self.kind = kind
        self.serial = serial
    }

    private mutating func readField(_ reader: inout BusReader) throws(BusFault) {
        reader.align(to: 8)
        let code = try reader.byte()
        switch try reader.signature() {
        case "u":
            let number = try reader.number()
            if code == 5 { replyTo = number }
        case "g":
            let text = try reader.signature()
            if code == 8 { signature = text }
        case "s", "o":
            let text = try reader.string()
            switch code {
            case 1: path = text
            case 2: interface = text
            case 3: member = text
            case 4: errorName = text
            case 6: destination = text
            case 7: sender = text
            default: break
            }
        default: throw .malformed
        }
    }

    /// Reads the body.
    var reader: BusReader {
        var reader = BusReader(body)
        reader.isBigEndian = isBigEndian
        return reader
    }
}
