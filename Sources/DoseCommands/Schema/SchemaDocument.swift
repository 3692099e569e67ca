package import StrictJSON
import Varlink

/// The JSON Schema of what `dose` prints, whole or for one command.
package struct SchemaDocument: Sendable {
    /// Grows when something that was printed is taken away or becomes another; what is only added
    /// leaves it as it is.
    static let version = 1

    static let draft = "https://json-schema.org/draft/2020-12/schema"

    private let definitions: JSONObject

    /// - Throws: `DescriptionError` when the embedded description is wrong, which a test finds.
    package init() throws {
        definitions = SchemaDefinitions(try PrintedTypes()).all
    }

    /// Everything.
    package var whole: JSONValue {
        .object(document("", "What dose prints with --json.", for: definitions))
    }

    /// What one command prints, by its words after `dose`; nil when there is no such command.
    package func part(for command: String) -> JSONValue? {
        let name = SchemaDefinitions.name(of: command)
        guard definitions[name] != nil else { return nil }
        var used = JSONObject()
        add(name, to: &used)
        add(SchemaDefinitions.failure, to: &used)
        var part = document(
            ":" + name, "What dose \(command) prints with --json.", for: used)
        part["anyOf"] = [
            ["$ref": .string("#/$defs/\(name)")],
            ["$ref": .string("#/$defs/\(SchemaDefinitions.failure)")],
        ]
        return .object(part)
    }

    private func document(
        _ suffix: String, _ title: String, for definitions: JSONObject
    ) -> JSONObject {
        [
            "$schema": .string(Self.draft),
            "$id": .string("urn:io.dosed:dose:json:\(Self.version)\(suffix)"),
            "title": .string(title),
            "$defs": .object(definitions),
        ]
    }

    /// A definition with all that it refers to.
    private func add(_ name: String, to used: inout JSONObject) {
        guard used[name] == nil, let definition = definitions[name] else { return }
        used[name] = definition
        for reference in Self.references(in: definition) { add(reference, to: &used) }
    }

    private static func references(in value: JSONValue) -> [String] {
        let prefix = "#/$defs/"
        switch value {
        case .object(let object):
            return object.members.flatMap { member in
                guard member.name == "$ref", let target = member.value.string else {
                    return references(in: member.value)
                }
                return target.hasPrefix(prefix) ? [String(target.dropFirst(prefix.count))] : []
            }
        case .array(let elements): return elements.flatMap(references)
        case .null, .bool, .integer, .double, .string: return []
        }
    }
}
