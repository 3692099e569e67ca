import StrictJSON
import Testing

/// Swift values as JSON values and back.
@Suite("Values and JSON")
struct ValueCodingTests {
    private enum Kind: String, Codable { case one, two }

    private struct Inner: Codable, Equatable {
        var flags: [Bool]
        var number: UInt16?
    }

    private struct Outer: Codable, Equatable {
        var z: String
        var a: Int
        var kind: Kind
        var half: Double
        var inner: Inner?
        var list: [Inner]
        var table: [String: Int]
        var any: JSONValue?
        var object: JSONObject
    }

    private static let sample = Outer(
        z: "ä\"\n/", a: -3, kind: .two, half: 0.5, inner: nil,
        list: [Inner(flags: [true, false], number: 7), Inner(flags: [], number: nil)],
        table: ["b": 2, "a": 1], any: ["x", .null, 1.5], object: ["q": ["r": true]])

    @Test("members come by name, and what is absent is left out")
    func order() throws {
        let text = String(decoding: try JSONValue(of: Self.sample).encoded(), as: UTF8.self)
        #expect(
            text == #"{"a":-3,"any":["x",null,1.5],"half":0.5,"kind":"two","#
                + #""list":[{"flags":[true,false],"number":7},{"flags":[]}],"#
                + #""object":{"q":{"r":true}},"table":{"a":1,"b":2},"z":"ä\"\n/"}"#)
    }

    @Test("what is written is read back the same, also over text")
    func roundTrip() throws {
        let value = try JSONValue(of: Self.sample)
        #expect(try value.decode(Outer.self) == Self.sample)
        #expect(try JSONValue.parse(value.encoded()).decode(Outer.self) == Self.sample)
    }

    @Test(
        "a fault names its place",
        arguments: [
            (#"{"list":[{"flags":[true,1]}]}"#, "list.Index 0.flags.Index 1"),
            (#"{"list":[{"flags":[],"number":70000}]}"#, "list.Index 0.number"),
            (#"{"list":[{"flags":[],"number":"7"}]}"#, "list.Index 0.number"),
            (#"{"list":[{"flags":null}]}"#, "list.Index 0.flags"),
            (#"{"list":[{}]}"#, "list.Index 0.flags"),
            (#"{"list":7}"#, "list"),
        ])
    func faults(text: String, place: String) throws {
        struct Lists: Decodable { var list: [Inner] }
        let value = try JSONValue.parse(Array(text.utf8))
        let error = #expect(throws: DecodingError.self) { _ = try value.decode(Lists.self) }
        #expect(try Self.path(of: #require(error)) == place)
    }

    private static func path(of error: DecodingError) -> String {
        var keys: [any CodingKey]
        switch error {
        case .keyNotFound(let key, let context): keys = context.codingPath + [key]
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            keys = context.codingPath
        @unknown default: keys = []
        }
        return keys.map { $0.intValue.map { "Index \($0)" } ?? $0.stringValue }
            .joined(separator: ".")
    }

    @Test("a whole number may be written with a point, and a broken one is none")
    func numbers() throws {
        struct One: Codable { var n: Int }
        #expect(try JSONValue.parse(Array(#"{"n":2.0}"#.utf8)).decode(One.self).n == 2)
        #expect(throws: DecodingError.self) {
            _ = try JSONValue.parse(Array(#"{"n":2.5}"#.utf8)).decode(One.self)
        }
    }

    @Test("what JSON cannot hold is refused", arguments: [Double.nan, .infinity])
    func notEncodable(number: Double) {
        #expect(throws: EncodingError.self) { _ = try JSONValue(of: ["x": number]) }
        #expect(throws: EncodingError.self) { _ = try JSONValue(of: [UInt64.max]) }
    }
}
