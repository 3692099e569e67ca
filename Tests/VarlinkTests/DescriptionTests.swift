import Testing

@testable import Varlink

@Suite("Interface descriptions")
struct DescriptionTests {
    static let toy = """
        # A toy.
        # Two lines.
        interface org.example.toy-box

        # not about what follows

        # One thing.
        type Thing (
          # its name
          name: string,
          size: ?int,
          kind: (small, large),
          tags: ?[]string, # behind
          weights: [string]float,
          inner: ?Thing,
          place: (x: float, y: float),
          extra: object
        )

        type Color (red, dark_green)

        # Puts.
        method Put(things: []Thing, color: ?Color) -> (count: int)
        method Ping() -> ()
        method Fields(type: string, method: bool, error: int, interface: ?object) -> ()

        error Full (limit: int)
        error Gone ()

        """

    @Test("all parts are read in order, with the comments above them")
    func parts() throws {
        let interface = try InterfaceDescription(parsing: Self.toy)
        #expect(interface.name == "org.example.toy-box")
        #expect(interface.documentation == "A toy.\nTwo lines.")
        #expect(interface.typeAliases.map(\.name) == ["Thing", "Color"])
        #expect(interface.typeAliases[0].documentation == "One thing.")
        #expect(interface.typeAliases[1].type == .enumeration(["red", "dark_green"]))
        #expect(interface.methods.map(\.name) == ["Put", "Ping", "Fields"])
        #expect(interface.methods[0].documentation == "Puts.")
        #expect(
            interface.methods[0].inputs.map(\.type) == [
                .list(.reference("Thing")), .optional(.reference("Color")),
            ])
        #expect(interface.errors.map(\.name) == ["Full", "Gone"])
        #expect(interface.method(named: "org.example.toy-box.Ping")?.outputs == [])
        #expect(interface.method(named: "Pong") == nil)
        guard case .structure(let fields) = interface.typeAliases[0].type else {
            Issue.record("Thing is no struct")
            return
        }
        #expect(
            fields.map(\.name) == [
                "name", "size", "kind", "tags", "weights", "inner", "place", "extra",
            ])
        #expect(fields[0].documentation == "its name")
        #expect(fields[4].documentation == "")
        #expect(fields[3].type == .optional(.list(.string)))
        #expect(fields[4].type == .map(.float))
        #expect(interface.text == Self.toy)
    }

    @Test(
        "what one of the common parsers refuses is refused here",
        arguments: [
            "method A(s: [string]()) -> ()", "method A(s: []?int) -> ()",
            "method A(s: [][]int) -> ()", "method A(s: [string][]int) -> ()", "type E ()",
            "method A(\n a: int\n # last\n) -> ()", "method A( # c\n) -> ()", "type E (one)",
            "method A(a: int,) -> ()", "type E (a, b,)", "method A(s: string[]) -> ()", "error X",
            "type T (a: int)\nmethod A() -> T", "method A(a: any) -> ()", "method a() -> ()",
            "method A_b() -> ()", "type T (a: int)\nerror X T", "method A(a: Missing) -> ()",
            "method A() -> ()\nerror A ()", "method A() -> ()\nmethod A() -> ()",
            "type A (a: int)\nmethod A() -> ()", "method A(a: int, a: int) -> ()",
            "type E (one, one)", "method A(dose__mg: int) -> ()", "method A(_x: int) -> ()",
            "method A(x_: int) -> ()", "method A(1mg: int) -> ()",
            "method A(twice-daily: int) -> ()", "type E (once, twice-daily)",
            "method A() -> () method B() -> ()", "method A() -> ()\r\n", "method A(a: ??int) -> ()",
            "method A(a: ?) -> ()", "method A(a) -> ()", "method A(one, two) -> ()",
            "method A -> ()", "method A()", "method A() ()", "method A() -> () x", "typ A (a: int)",
            "method A(a: int b: int) -> ()", "method A(a: [int]string) -> ()",
            "method A(a: [) -> ()", "method é() -> ()", "method A() -> (", "", "# only a comment",
            "method A() - > ()", "method A() -> ()\u{0}",
        ])
    func refused(members: String) {
        #expect(throws: DescriptionError.self) {
            try InterfaceDescription(parsing: "interface org.example.toy\n\n" + members + "\n")
        }
    }

    @Test(
        "bad interface names and starts are refused",
        arguments: [
            "toy", "1org.example", "org..example", "org.example.", "org.-x", "org.x-",
            "org.ex_ample", "",
        ])
    func badInterfaceName(name: String) {
        #expect(throws: DescriptionError.self) {
            try InterfaceDescription(parsing: "interface \(name)\nmethod A() -> ()\n")
        }
    }

    @Test("a byte order mark, a missing first line and members on the first line are refused")
    func badStart() {
        for text in [
            "\u{FEFF}interface a.b\nmethod A() -> ()\n", "method A() -> ()\n",
            "interface a.b method A() -> ()\n", "",
        ] {
            #expect(throws: DescriptionError.self) { try InterfaceDescription(parsing: text) }
        }
    }

    @Test("a fault is named with its line and column")
    func place() {
        #expect(
            throws: DescriptionError(line: 3, column: 13, message: "'any' is no type")
        ) {
            try InterfaceDescription(parsing: "interface a.b\n\nmethod A(x: any) -> ()\n")
        }
    }

    @Test("nesting is refused beyond its limit")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            "interface a.b\nmethod A" + String(repeating: "(a: ", count: levels) + "int"
                + String(repeating: ")", count: levels) + " -> ()\n"
        }
        _ = try InterfaceDescription(parsing: nested(DescriptionParser.maximumDepth))
        #expect(throws: DescriptionError.self) {
            try InterfaceDescription(parsing: nested(DescriptionParser.maximumDepth + 1))
        }
        #expect(throws: DescriptionError.self) {
            try InterfaceDescription(parsing: nested(50_000))
        }
    }

    @Test("every cut of a description is read or refused, never a crash")
    func everyCut() throws {
        let bytes = Array(Self.toy.utf8)
        var refused = 0
        for end in 0..<bytes.count {
            let text = String(decoding: bytes[..<end], as: UTF8.self)
            do { _ = try InterfaceDescription(parsing: text) } catch { refused += 1 }
        }
        #expect(refused > bytes.count / 2)
    }
}
