/// Turns Swift values into JSON values, without a detour over text.
enum ValueEncoding {
    /// - Throws: `EncodingError` with the path of a value that JSON cannot hold.
    static func value(of encodable: some Encodable) throws -> JSONValue {
        try value(of: encodable, at: [])
    }

    fileprivate static func value<T: Encodable>(
        of encodable: T, at path: [any CodingKey]
    ) throws -> JSONValue {
        if T.self == JSONValue.self, let value = encodable as? JSONValue { return value }
        if T.self == JSONObject.self, let object = encodable as? JSONObject {
            return .object(object)
        }
        let place = Place()
        try encodable.encode(to: ValueEncoder(place: place, codingPath: path))
        // A value that writes nothing is an object without members.
        return place.value
    }

    fileprivate static func whole(
        _ number: some BinaryInteger, at path: [any CodingKey]
    ) throws -> JSONValue {
        guard let number = Int64(exactly: number) else {
            throw invalid(number, "the number is too large", path)
        }
        return .integer(number)
    }

    fileprivate static func broken(
        _ number: Double, at path: [any CodingKey]
    ) throws -> JSONValue {
        guard number.isFinite else { throw invalid(number, "the number is not finite", path) }
        // A number without a fraction is written without a point.
        return Int64(exactly: number).map { .integer($0) } ?? .double(number)
    }

    private static func invalid(
        _ value: Any, _ what: String, _ path: [any CodingKey]
    ) -> EncodingError {
        .invalidValue(value, .init(codingPath: path, debugDescription: what))
    }
}

/// What was written so far at one place of the tree.
private final class Place {
    private enum Content {
        case nothing
        case value(JSONValue)
        case members([(name: String, part: Part)])
        case elements([Part])
    }

    /// Finished already, as nearly everything is, or a place that may still be written to.
    enum Part {
        case value(JSONValue)
        case place(Place)

        var value: JSONValue {
            switch self {
            case .value(let value): value
            case .place(let place): place.value
            }
        }
    }

    private var content = Content.nothing

    func set(_ value: JSONValue) { content = .value(value) }

    func beginObject() {
        if case .members = content { return }
        content = .members([])
    }

    func beginArray() {
        if case .elements = content { return }
        content = .elements([])
    }

    func add(_ name: String, _ part: Part) {
        guard case .members(var members) = content else { return }
        content = .nothing
        members.append((name, part))
        content = .members(members)
    }

    func add(_ part: Part) {
        guard case .elements(var elements) = content else { return }
        content = .nothing
        elements.append(part)
        content = .elements(elements)
    }

    var count: Int {
        if case .elements(let elements) = content { elements.count } else { 0 }
    }

    /// The finished value, members by name.
    var value: JSONValue {
        switch content {
        case .nothing: return .object(JSONObject())
        case .value(let value): return value
        case .elements(let elements): return .array(elements.map(\.value))
        case .members(let members):
            let sorted = members.sorted { $0.name < $1.name }
            guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.name != $1.name }) else {
                // Of two with one name the later counts.
                return .object(JSONObject(literal: sorted.map { ($0.name, $0.part.value) }))
            }
            return .object(
                JSONObject(
                    distinct: sorted.map {
                        JSONObject.Member(name: $0.name, value: $0.part.value)
                    }))
        }
    }
}

private struct ValueEncoder: Encoder {
    let place: Place
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        place.beginObject()
        return KeyedEncodingContainer(Members(place: place, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.beginArray()
        return Elements(place: place, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        Single(place: place, codingPath: codingPath)
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let place: Place
    let codingPath: [any CodingKey]

    private func add(_ value: JSONValue, _ key: any CodingKey) {
        place.add(key.stringValue, .value(value))
    }

    func encodeNil(forKey key: Key) { add(.null, key) }
    func encode(_ value: Bool, forKey key: Key) { add(.bool(value), key) }
    func encode(_ value: String, forKey key: Key) { add(.string(value), key) }
    func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }
    func encode(_ value: Double, forKey key: Key) throws {
        add(try ValueEncoding.broken(value, at: codingPath + [key]), key)
    }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        add(try ValueEncoding.value(of: value, at: codingPath + [key]), key)
    }
    func encode(_ value: Int, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: Int8, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: Int16, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: Int32, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: Int64, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: UInt, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: UInt8, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: UInt16, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: UInt32, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }
    func encode(_ value: UInt64, forKey key: Key) throws {
        add(try ValueEncoding.whole(value, at: codingPath), key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { nested(SuperKey()) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

    private func nested(_ key: any CodingKey) -> ValueEncoder {
        let inner = Place()
        place.add(key.stringValue, .place(inner))
        return ValueEncoder(place: inner, codingPath: codingPath + [key])
    }
}

private struct Elements: UnkeyedEncodingContainer {
    let place: Place
    let codingPath: [any CodingKey]

    var count: Int { place.count }
    private var path: [any CodingKey] { codingPath + [IndexKey(count)] }

    func encodeNil() { place.add(.value(.null)) }
    func encode<T: Encodable>(_ value: T) throws {
        place.add(.value(try ValueEncoding.value(of: value, at: path)))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }

    private func nested() -> ValueEncoder {
        let inner = Place()
        let path = path
        place.add(.place(inner))
        return ValueEncoder(place: inner, codingPath: path)
    }
}

private struct Single: SingleValueEncodingContainer {
    let place: Place
    let codingPath: [any CodingKey]

    func encodeNil() { place.set(.null) }
    func encode(_ value: Bool) { place.set(.bool(value)) }
    func encode(_ value: String) { place.set(.string(value)) }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: Double) throws {
        place.set(try ValueEncoding.broken(value, at: codingPath))
    }
    func encode<T: Encodable>(_ value: T) throws {
        place.set(try ValueEncoding.value(of: value, at: codingPath))
    }
    func encode(_ value: Int) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: Int8) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: Int16) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: Int32) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: Int64) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: UInt) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: UInt8) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: UInt16) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: UInt32) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
    func encode(_ value: UInt64) throws {
        place.set(try ValueEncoding.whole(value, at: codingPath))
    }
}
