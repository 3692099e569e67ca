import StrictJSON
import Testing

@testable import Varlink

@Suite("Parameters against their description")
struct ParameterFaultTests {
    private let interface: InterfaceDescription

    init() throws {
        interface = try InterfaceDescription(parsing: DescriptionTests.toy)
    }

    private static let thing = """
        {"name":"a","kind":"small","weights":{"x":1},"place":{"x":1,"y":2.5},"extra":{"any":[1]}}
        """

    private func fault(_ parameters: String, method: String = "Put") throws -> ParameterFault? {
        let object = try JSONValue.parse(Array(parameters.utf8)).object ?? JSONObject()
        return interface.fault(inParametersOf: method, object)
    }

    @Test("described parameters pass; null stands for an absent optional one")
    func accepted() throws {
        #expect(try fault("{\"things\":[\(Self.thing)],\"color\":null}") == nil)
        #expect(try fault("{\"things\":[],\"color\":\"dark_green\"}") == nil)
        #expect(try fault("{}", method: "org.example.toy-box.Ping") == nil)
    }

    @Test(
        "a fault is found at any depth and named with its path",
        arguments: [
            ("{}", "things"), ("{\"things\":null}", "things"), ("{\"things\":{}}", "things"),
            ("{\"things\":[],\"colour\":1}", "colour"), ("{\"things\":[],\"color\":1}", "color"),
            ("{\"things\":[],\"color\":\"blue\"}", "color"), ("{\"things\":[1]}", "things[0]"),
            ("{\"things\":[null]}", "things[0]"),
        ])
    func faults(parameters: String, path: String) throws {
        #expect(try fault(parameters)?.path == path)
    }

    @Test(
        "a fault inside a struct, a map or an inline struct has a dotted path",
        arguments: [
            ("\"small\"", "1", "kind"), ("\"small\"", "\"tiny\"", "kind"),
            ("{\"x\":1}", "{\"x\":\"1\"}", "weights.x"), ("\"y\":2.5", "\"z\":1", "place.y"),
            ("\"y\":2.5", "\"y\":1,\"z\":1", "place.z"), ("{\"any\":[1]}", "[]", "extra"),
            ("\"name\":\"a\"", "\"name\":true", "name"),
            ("\"name\":\"a\"", "\"name\":\"a\",\"size\":1.5", "size"),
            ("\"name\":\"a\"", "\"name\":\"a\",\"size\":1e300", "size"),
            ("\"name\":\"a\"", "\"name\":\"a\",\"tags\":[\"x\",2]", "tags[1]"),
            ("\"name\":\"a\"", "\"name\":\"a\",\"inner\":{\"name\":1}", "inner.name"),
        ])
    func deepFaults(old: String, new: String, path: String) throws {
        let changed = Self.thing.split(separator: old, omittingEmptySubsequences: false)
            .joined(separator: new)
        #expect(changed != Self.thing)
        #expect(try fault("{\"things\":[\(changed)]}")?.path == "things[0].\(path)")
    }

    @Test("whole numbers may be written as 1.0 and 1e3, and count as numbers with a fraction")
    func numbers() throws {
        for size in ["1.0", "1e3", "-7", "null"] {
            let thing = Self.thing.split(separator: "\"name\"").joined(
                separator: "\"size\":\(size),\"name\"")
            #expect(try fault("{\"things\":[\(thing)]}") == nil)
        }
    }

    @Test("replies and errors are held to their description too")
    func repliesAndErrors() throws {
        #expect(interface.faultInReply(of: "Put", ["count": 1]) == nil)
        #expect(interface.faultInReply(of: "Put", [:])?.kind == .missing)
        #expect(interface.faultInReply(of: "Put", ["count": 1, "x": 1])?.kind == .unknown)
        #expect(interface.faultInError("org.example.toy-box.Full", ["limit": 1]) == nil)
        #expect(interface.faultInError("Full", ["limit": "1"])?.path == "limit")
        #expect(interface.faultInError("Empty", [:])?.kind == .notDescribed)
        #expect(interface.fault(inParametersOf: "Pong", [:])?.kind == .notDescribed)
    }

    @Test("a fault reads as a sentence and becomes InvalidParameter with its path")
    func words() throws {
        let fault = try #require(try fault("{\"things\":[],\"color\":1}"))
        #expect(fault.description == "color must be one of red, dark_green, not a whole number")
        #expect(fault.wireError == .invalidParameter("color"))
    }
}
