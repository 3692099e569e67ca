import StrictJSON
import Testing

@Suite("Strict JSON")
struct StrictJSONTests {
    private func parse(_ text: String, depth: Int = 16) throws(JSONError) -> JSONValue {
        try JSONValue.parse(Array(text.utf8), limits: JSONLimits(maximumDepth: depth))
    }

    @Test(
        "valid texts give their values",
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)),
            ("0", .integer(0)), ("-0", .integer(0)), ("-12", .integer(-12)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("1.5", .double(1.5)), ("1e3", .double(1000)), ("-2.5E-1", .double(-0.25)),
            (#""""#, .string("")), (#""a\/b\"\\\b\f\n\r\t""#, "a/b\"\\\u{8}\u{c}\n\r\t"),
            (#""\u00e9\uD834\uDD1E\u0000""#, "é\u{1D11E}\0"), ("\"é𝄞\u{7f}\"", "é𝄞\u{7f}"),
            ("[]", []), ("[1, [2]]", [1, [2]]), ("{}", [:]),
            (#"{"a":{"b":[null]},"":1}"#, ["a": ["b": [.null]], "": 1]),
        ] as [(String, JSONValue)])
    func accepted(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(
        "everything else is refused, with its place",
        arguments: [
            ("", 0, .unexpectedEnd), ("  ", 2, .unexpectedEnd), ("\u{FEFF}{}", 0, .unexpectedByte),
            ("{\"a\":1,}", 7, .unexpectedByte), ("[1,]", 3, .unexpectedByte),
            ("[,1]", 1, .unexpectedByte), ("[1 2]", 3, .unexpectedByte), ("{}x", 2, .trailingBytes),
            ("{} {}", 3, .trailingBytes), ("{\"a\" 1}", 5, .unexpectedByte),
            ("{a:1}", 1, .unexpectedByte), ("{'a':1}", 1, .unexpectedByte),
            ("{\"a\":1", 6, .unexpectedEnd), ("[", 1, .unexpectedEnd), ("{\"a", 3, .unexpectedEnd),
            ("{\"a\":1,\"b\":2,\"a\":3}", 13, .duplicateName),
            ("{\"a\":1,\"\\u0061\":3}", 7, .duplicateName),
            ("01", 1, .trailingBytes), ("-", 1, .unexpectedEnd), ("-x", 1, .invalidNumber),
            ("+1", 0, .unexpectedByte), (".5", 0, .unexpectedByte), ("1.", 2, .unexpectedEnd),
            ("1.e1", 2, .invalidNumber), ("1e", 2, .unexpectedEnd), ("1e+", 3, .unexpectedEnd),
            ("0x10", 1, .trailingBytes), ("NaN", 0, .unexpectedByte),
            ("Infinity", 0, .unexpectedByte), ("9223372036854775808", 0, .numberTooLarge),
            ("[1e400]", 1, .numberTooLarge), ("tru", 3, .unexpectedEnd),
            ("nul1", 3, .unexpectedByte), ("True", 0, .unexpectedByte),
            ("\"\u{1}\"", 1, .controlCharacter), ("\"a\nb\"", 2, .controlCharacter),
            ("\"\\x\"", 1, .invalidEscape), ("\"\\u12G4\"", 1, .invalidEscape),
            ("\"\\u12", 5, .unexpectedEnd), ("\"\\uD800\"", 1, .loneSurrogate),
            ("\"\\uDC00\"", 1, .loneSurrogate), ("\"\\uD800\\u0041\"", 1, .loneSurrogate),
            ("\"\\uD800x\"", 1, .loneSurrogate), ("// c\n1", 0, .unexpectedByte),
        ] as [(String, Int, JSONError.Reason)])
    func refused(text: String, offset: Int, reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try parse(text) }
    }

    @Test("the name that is there twice is known, as it was meant")
    func duplicateName() {
        let text = Array(#"{"é":1,"é":2}"#.utf8)
        let error = JSONError(offset: 7 + 1, reason: .duplicateName)
        #expect(throws: error) { try JSONValue.parse(text) }
        #expect(error.duplicateName(in: text) == "é")
        #expect(JSONError(offset: 1, reason: .invalidUTF8).duplicateName(in: text) == nil)
        #expect(JSONError(offset: 99, reason: .duplicateName).duplicateName(in: text) == nil)
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [
            [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xFF], [0xE2, 0x82],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let text = [0x22] + bytes + [0x22]
        #expect(throws: JSONError(offset: 0, reason: .invalidUTF8)) { try JSONValue.parse(text) }
    }

    @Test("nesting is refused one level beyond the limit")
    func depth() throws {
        let deepest = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
        _ = try parse(deepest)
        #expect(throws: JSONError(offset: 16, reason: .tooDeep)) { try parse("[" + deepest + "]") }
        #expect(throws: JSONError.self) { try parse(#"{"a":"# + deepest + "}") }
        let bomb = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError(offset: 16, reason: .tooDeep)) { try parse(bomb) }
        #expect(throws: JSONError(offset: 512, reason: .tooDeep)) { try parse(bomb, depth: .max) }
    }

    @Test("every cut of a valid text is refused and nothing traps")
    func everyCut() throws {
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\uD834\uDD1E"],"b":{"c":null,"d":true}}"#.utf8)
        _ = try JSONValue.parse(text)
        for end in 0..<text.count {
            #expect(throws: JSONError.self) { try JSONValue.parse(text[..<end]) }
        }
    }

    @Test("no single changed byte traps, and what is still accepted can be written again")
    func everyByteChanged() throws {
        let text = Array(#"{"a":[1,-2.5,"x\u00e9"],"b":{"c":null}}"#.utf8)
        var accepted = 0
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                guard let value = try? JSONValue.parse(changed) else { continue }
                accepted += 1
                #expect(try JSONValue.parse(value.encoded()) == value)
            }
        }
        #expect(accepted > text.count)
    }

    @Test("a value is written compactly, members in order, slashes as they are")
    func encoding() throws {
        let text = #"{"z":"a/b\"\\\n\u0001\u001fé","a":[1,2.5,true,null],"m":{}}"#
        #expect(String(decoding: try parse(text).encoded(), as: UTF8.self) == text)
        let infinite = JSONValue.double(.infinity)
        #expect(infinite.encoded() == Array("null".utf8))
    }

    @Test("members keep their order; a name is set in place, added once and removed")
    func members() throws {
        var object: JSONObject = ["b": 1, "a": 2]
        object["b"] = 3
        #expect(object.names == ["b", "a"])
        let addedAgain = object.add("a", 9)
        let added = object.add("c", 4)
        #expect(!addedAgain && added)
        object["b"] = nil
        #expect(object.names == ["a", "c"])
        #expect(object["c"] == 4)
        #expect(object == ["c": 4, "a": 2])
        #expect(object != ["c": 4])
        #expect(object != ["c": 4, "a": 3])
    }

    @Test("ten thousand members are read in one go; a late duplicate is found")
    func manyMembers() throws {
        let members = (0..<10_000).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        #expect(try parse("{" + members + "}").object?.count == 10_000)
        #expect(throws: JSONError.self) { try parse("{" + members + ",\"n7\":0}") }
    }

    private struct Sample: Codable, Equatable {
        var id: Int64
        var name: String
        var part: Double?
    }

    @Test("values pass to Swift types and back; a fraction is not a whole number")
    func bridging() throws {
        let value = try parse(#"{"id":7,"name":"a/b","part":1}"#)
        #expect(try value.decode(Sample.self) == Sample(id: 7, name: "a/b", part: 1))
        let round = try parse(#"{"id":7.0,"name":"x","part":null}"#)
        #expect(try round.decode(Sample.self) == Sample(id: 7, name: "x"))
        let broken = try parse(#"{"id":7.5,"name":"x"}"#)
        #expect(throws: DecodingError.self) { try broken.decode(Sample.self) }
        #expect(try value.decode(JSONValue.self) == ["id": 7, "name": "a/b", "part": 1])
        #expect(try parse(#"[true,[1.5]]"#).decode(JSONValue.self) == [true, [1.5]])
    }
}
