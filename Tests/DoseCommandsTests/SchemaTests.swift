import ArgumentParser
import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("the schema of what is printed")
struct SchemaTests {
    private static func commands(
        below type: any ParsableCommand.Type, _ path: [String] = []
    ) -> [String] {
        let inner = type.configuration.groupedSubcommands.flatMap(\.subcommands)
        let all = inner + type.configuration.ungroupedSubcommands
        guard !all.isEmpty else { return [path.joined(separator: " ")] }
        return all.flatMap { command in
            commands(below: command, path + [command.configuration.commandName ?? ""])
        }
    }

    @Test("each command has an entry, and there is none for what is no command")
    func entries() {
        let commands = Self.commands(below: DoseCommand.self)
        #expect(commands.count > 60)
        #expect(CommandShapes.all.map(\.command).sorted() == commands.sorted())
    }

    @Test("the schema of one command holds all that it refers to")
    func parts() throws {
        let document = try SchemaDocument()
        for (command, _) in CommandShapes.all {
            let part = try #require(document.part(for: command))
            let known = Set(part["$defs"]?.object?.names ?? [])
            let missing = Self.references(in: part).subtracting(known)
            #expect(missing == [], "\(command)")
            #expect(known.contains("FailureReport"))
        }
        #expect(document.part(for: "wonder") == nil)
        let all = Self.references(in: document.whole)
        #expect(all.isSubset(of: document.whole["$defs"]?.object?.names ?? []))
    }

    private static func references(in value: JSONValue) -> Set<String> {
        switch value {
        case .object(let object):
            object.members.reduce(into: []) { found, member in
                if member.name == "$ref", let target = member.value.string {
                    if target.hasPrefix("#/$defs/") { found.insert(String(target.dropFirst(8))) }
                } else {
                    found.formUnion(references(in: member.value))
                }
            }
        case .array(let elements):
            elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
        case .null, .bool, .integer, .double, .string: []
        }
    }

    @Test("an error carries what its name promises: of the daemon and of dose itself")
    func errors() throws {
        let definitions = try #require(try SchemaDocument().whole["$defs"]?.object)
        let error = definitions["FailureReport"]?["properties"]?["error"]
        let names = error?["allOf"]?.array?.compactMap {
            $0["if"]?["properties"]?["name"]?["const"]?.string
        }
        #expect(names?.contains(NotFound.name) == true)
        #expect(names?.contains("dose.NotReachable") == true)
        let properties = definitions["NotFoundParameters"]?["properties"]?.object?.names
        #expect(properties == ["what", "name", "suggestions", "message"])
    }

    @Test("a long value is printed in lines that a person can read, and means the same")
    func lines() throws {
        let long = JSONValue.array((0..<40).map { .integer($0) })
        let value: JSONValue = ["short": ["a": 1], "long": long, "none": []]
        let lines = JSONText.lines(value)
        #expect(lines.count == 46)
        #expect(lines[1] == #"  "short": {"a":1},"#)
        #expect(try JSONValue.parse(Array(lines.joined(separator: "\n").utf8)) == value)
        #expect(JSONText.lines("short") == [#""short""#])
    }
}
