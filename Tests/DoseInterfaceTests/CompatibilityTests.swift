import DoseInterface
import Foundation
import Testing
import Varlink

@Suite("io.dosed and the clients that were written before")
struct CompatibilityTests {
    /// Every description that was released, by its file. None of them is ever changed.
    ///
    /// That of 0.1.0 is the first. It is not the oldest that was ever written: until then a unit of
    /// an observation was always there, and a pregnancy test has none.
    private static func released() throws -> [(name: String, text: String)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Released")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".varlink") }
            .map {
                ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
            }
    }

    private static func breaking(from old: String, to new: String) throws -> [String] {
        try InterfaceChanges(
            from: InterfaceDescription(parsing: old), to: InterfaceDescription(parsing: new)
        ).breaking
    }

    @Test("a client that was written for a released description goes on working")
    func isCompatible() throws {
        let released = try Self.released()
        #expect(released.contains { $0.name == "io.dosed-0.1.0.varlink" })
        for (name, text) in released {
            #expect(try InterfaceDescription(parsing: text).methods.count >= 59, "\(name)")
            let breaking = try Self.breaking(from: text, to: DosedInterface.description)
            #expect(breaking == [], "since \(name)")
        }
    }

    private static let small = """
        interface io.example
        type Word (one, two)
        type Wish (what: string)
        type Thing (name: string, word: ?Word, parts: []string)
        method Ask(whom: string, wish: ?Wish, days: ?int) -> (thing: Thing)
        error Gone (name: string)
        """

    private static let accepted = [
        ("type Word (one, two)", "type Word (one, two, three)"),
        ("type Wish (what: string)", "type Wish (what: string, why: ?string)"),
        ("parts: []string)", "parts: []string, size: int)"),
        ("days: ?int)", "days: ?int, person: ?string)"), ("whom: string", "whom: ?string"),
        ("(thing: Thing)", "(thing: Thing, remarks: []string)"),
        ("error Gone (name: string)", "error Gone (name: string, when: string)"),
        ("error Gone", "type New (of: Word)\nmethod More(of: New) -> ()\nerror Gone"),
    ]

    @Test("what only adds is let pass", arguments: accepted)
    func accepts(change: (before: String, after: String)) throws {
        let new = Self.small.replacingOccurrences(of: change.before, with: change.after)
        #expect(new != Self.small)
        #expect(try Self.breaking(from: Self.small, to: new) == [])
    }

    private static let refused = [
        ("type Word (one, two)", "type Word (one, three)", "type Word: the word two is gone"),
        ("word: ?Word, ", "", "type Thing: word is gone"),
        ("name: string, word", "name: int, word", "type Thing: name is of another type"),
        ("word: ?Word", "word: Word", "type Thing: word is of another type"),
        ("[]string", "[string]string", "type Thing: parts is of another type"),
        ("Wish (what: string)", "Wish (what: ?string)", "type Wish: what is of another type"),
        (
            "(what: string)", "(what: string, why: string)",
            "type Wish: why is new and has to be sent"
        ),
        ("days: ?int", "days: int", "method Ask, call: days is of another type"),
        ("wish: ?Wish, ", "", "method Ask, call: wish is gone"),
        (
            "days: ?int)", "days: ?int, who: string)",
            "method Ask, call: who is new and has to be sent"
        ),
        ("(thing: Thing)", "(thing: ?Thing)", "method Ask, reply: thing is of another type"),
        ("method Ask", "method Wonder", "method Ask is gone"),
        ("error Gone", "error Lost", "error Gone is gone"),
        ("error Gone (name", "error Gone (called", "error Gone: name is gone"),
        ("io.example", "io.other", "the interface is called io.other"),
    ]

    @Test("what takes away, changes or demands is found", arguments: refused)
    func refuses(change: (before: String, after: String, found: String)) throws {
        let new = Self.small.replacingOccurrences(of: change.before, with: change.after)
        #expect(try Self.breaking(from: Self.small, to: new) == [change.found])
    }
}
