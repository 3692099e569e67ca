/// Reads Swift values out of JSON values, without a detour over text.
enum ValueDecoding {
    /// - Throws: `DecodingError` with the path of the first fault.
    static func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
        try decode(type, from: value, at: [])
    }

    fileprivate static func decode<T: Decodable>(
        _ type: T.Type, from value: JSONValue, at path: [any CodingKey]
    ) throws -> T {
        if type == JSONValue.self, let whole = value as? T { return whole }
        if type == JSONObject.self {
            guard case .object(let object) = value, let object = object as? T else {
                throw mismatch(type, value, path)
            }
            return object
        }
        return try T(from: ValueDecoder(value: value, codingPath: path))
    }

    fileprivate static func bool(
        _ value: JSONValue, at path: @autoclosure () -> [any CodingKey]
    ) throws -> Bool {
        guard case .bool(let flag) = value else { throw mismatch(Bool.self, value, path()) }
        return flag
    }

    fileprivate static func text(
        _ value: JSONValue, at path: @autoclosure () -> [any CodingKey]
    ) throws -> String {
        guard case .string(let text) = value else { throw mismatch(String.self, value, path()) }
        return text
    }

    fileprivate static func whole<Number: FixedWidthInteger>(
        _ type: Number.Type, _ value: JSONValue, at path: @autoclosure () -> [any CodingKey]
    ) throws -> Number {
        let number: Number?
        switch value {
        case .integer(let integer): number = Number(exactly: integer)
        case .double(let double): number = Number(exactly: double)
        default: throw mismatch(type, value, path())
        }
        guard let number else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: path(), debugDescription: "the number does not fit"))
        }
        return number
    }

    fileprivate static func broken(
        _ value: JSONValue, at path: @autoclosure () -> [any CodingKey]
    ) throws -> Double {
        switch value {
        case .integer(let integer): return Double(integer)
        case .double(let double): return double
        default: throw mismatch(Double.self, value, path())
        }
    }

    fileprivate static func mismatch(
        _ type: Any.Type, _ value: JSONValue, _ path: [any CodingKey]
    ) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: path, debugDescription: "\(value.kind) is not what is expected")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

private struct ValueDecoder: Decoder {
    let value: JSONValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else {
            throw ValueDecoding.mismatch([String: JSONValue].self, value, codingPath)
        }
        return KeyedDecodingContainer(Members(object: object, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else {
            throw ValueDecoding.mismatch([JSONValue].self, value, codingPath)
        }
        return Elements(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        Single(value: value, codingPath: codingPath)
    }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let codingPath: [any CodingKey]

    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

    private func value(_ key: any CodingKey) throws -> JSONValue {
        guard let value = object[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "it is missing"))
        }
        return value
    }

    /// What is there and not null: one look, where asking for presence, null and value takes three.
    private func present(_ key: Key) -> JSONValue? {
        object[key.stringValue].flatMap { $0.isNull ? nil : $0 }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try present(key).map { try ValueDecoding.bool($0, at: codingPath + [key]) }
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try present(key).map { try ValueDecoding.text($0, at: codingPath + [key]) }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try present(key).map { try ValueDecoding.whole(type, $0, at: codingPath + [key]) }
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try present(key).map { try ValueDecoding.decode(type, from: $0, at: codingPath + [key]) }
    }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try ValueDecoding.bool(value(key), at: codingPath + [key])
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try ValueDecoding.text(value(key), at: codingPath + [key])
    }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try ValueDecoding.broken(value(key), at: codingPath + [key])
    }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        Float(try decode(Double.self, forKey: key))
    }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try ValueDecoding.decode(type, from: value(key), at: codingPath + [key])
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try ValueDecoding.whole(type, value(key), at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try nested(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try nested(SuperKey()) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try nested(key) }

    private func nested(_ key: any CodingKey) throws -> ValueDecoder {
        ValueDecoder(value: try value(key), codingPath: codingPath + [key])
    }
}

private struct Elements: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [JSONValue], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let decoder = try next(type)
        let value = try decoder.decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let single = try next(JSONValue.self)
        currentIndex += 1
        return ValueDecoder(value: single.value, codingPath: single.codingPath)
    }

    private func next(_ type: Any.Type) throws -> Single {
        let path = codingPath + [IndexKey(currentIndex)]
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                type, .init(codingPath: path, debugDescription: "the list is shorter"))
        }
        return Single(value: elements[currentIndex], codingPath: path)
    }
}

private struct Single: SingleValueDecodingContainer {
    let value: JSONValue
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { value.isNull }
    func decode(_ type: Bool.Type) throws -> Bool {
        try ValueDecoding.bool(value, at: codingPath)
    }
    func decode(_ type: String.Type) throws -> String {
        try ValueDecoding.text(value, at: codingPath)
    }
    func decode(_ type: Double.Type) throws -> Double {
        try ValueDecoding.broken(value, at: codingPath)
    }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try ValueDecoding.decode(type, from: value, at: codingPath)
    }
    func decode(_ type: Int.Type) throws -> Int {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: Int8.Type) throws -> Int8 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: Int16.Type) throws -> Int16 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: Int32.Type) throws -> Int32 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: Int64.Type) throws -> Int64 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: UInt.Type) throws -> UInt {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: UInt8.Type) throws -> UInt8 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: UInt16.Type) throws -> UInt16 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: UInt32.Type) throws -> UInt32 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
    func decode(_ type: UInt64.Type) throws -> UInt64 {
        try ValueDecoding.whole(type, value, at: codingPath)
    }
}
