import StrictJSON
import Varlink

/// The definitions of a JSON Schema (draft 2020-12): each type, each reply, each command and the
/// failure that can come in its place. An object never has a member that is not declared.
struct SchemaDefinitions {
    /// The name of the definition that every command can print instead of its answer.
    static let failure = "FailureReport"

    private let types: PrintedTypes

    init(_ types: PrintedTypes) {
        self.types = types
    }

    /// All of them: commands first, then what they are made of.
    var all: JSONObject {
        var definitions = JSONObject()
        for (command, shape) in CommandShapes.all {
            definitions[Self.name(of: command)] = .object(Self.schema(of: shape))
        }
        let description = types.description
        definitions[Self.failure] = .object(failureReport)
        for type in description.typeAliases {
            definitions[type.name] = .object(
                Self.described(type.documentation, Self.schema(of: type.type)))
        }
        for method in description.methods {
            definitions[Self.reply(of: method.name)] = .object(
                Self.described(method.documentation, Self.object(method.outputs)))
        }
        for error in description.errors {
            definitions[Self.parameters(of: error.name)] = .object(
                Self.described(error.documentation, Self.object(error.fields)))
        }
        return definitions
    }

    /// `dose-dental-exam` for `dental exam`.
    static func name(of command: String) -> String {
        "dose-" + command.split(separator: " ").joined(separator: "-")
    }

    private static func reply(of method: String) -> String { method + "Reply" }

    private static func parameters(of error: String) -> String { error + "Parameters" }

    private static func described(_ text: String, _ schema: JSONObject) -> JSONObject {
        guard !text.isEmpty else { return schema }
        var described: JSONObject = ["description": .string(text)]
        for member in schema.members { described[member.name] = member.value }
        return described
    }

    private static func schema(of shape: PrintedShape) -> JSONObject {
        switch shape {
        case .type(let name): reference(name)
        case .reply(let method): reference(reply(of: method))
        case .list(let element): ["type": "array", "items": .object(schema(of: element))]
        case .either(let shapes): ["anyOf": .array(shapes.map { .object(schema(of: $0)) })]
        case .lines(let line): described("One of it a line.", schema(of: line))
        case .schema: ["$ref": .string(SchemaDocument.draft)]
        }
    }

    private static func reference(_ name: String) -> JSONObject {
        ["$ref": .string("#/$defs/\(name)")]
    }

    private static func schema(of type: InterfaceDescription.ValueType) -> JSONObject {
        switch type {
        case .bool: ["type": "boolean"]
        case .int: ["type": "integer"]
        case .float: ["type": "number"]
        case .string: ["type": "string"]
        case .object: ["type": "object"]
        case .reference(let name): reference(name)
        case .structure(let fields): object(fields)
        case .enumeration(let words): ["enum": .array(words.map { .string($0) })]
        case .optional(let inner): schema(of: inner)
        case .list(let element): ["type": "array", "items": .object(schema(of: element))]
        case .map(let value):
            ["type": "object", "additionalProperties": .object(schema(of: value))]
        }
    }

    /// What is absent is left out and never null.
    private static func object(_ fields: [InterfaceDescription.Field]) -> JSONObject {
        var properties = JSONObject()
        var required: [JSONValue] = []
        for field in fields {
            properties[field.name] = .object(schema(of: field.type))
            if case .optional = field.type { continue }
            required.append(.string(field.name))
        }
        return [
            "type": "object", "properties": .object(properties), "required": .array(required),
            "additionalProperties": false,
        ]
    }

    private var failureReport: JSONObject {
        let codes = DoseExit.allCases.filter { $0 != .done }
            .map { JSONValue.integer(Int64($0.rawValue)) }
        return Self.described(
            "What is printed in place of an answer. exitCode: that of dose. parameters: what the "
                + "error of that name carries.",
            [
                "type": "object",
                "properties": [
                    "error": [
                        "type": "object",
                        "properties": [
                            "name": ["type": "string"], "message": ["type": "string"],
                            "exitCode": ["enum": .array(codes)],
                            "parameters": ["type": "object"],
                        ],
                        "required": ["name", "message", "exitCode", "parameters"],
                        "additionalProperties": false,
                        "allOf": .array(types.description.errors.map(condition)),
                    ]
                ],
                "required": ["error"], "additionalProperties": false,
            ])
    }

    private func condition(on error: InterfaceDescription.ErrorDescription) -> JSONValue {
        let interface = types.ownErrors.contains(error.name) ? "dose" : types.description.name
        let parameters = Self.reference(Self.parameters(of: error.name))
        return [
            "if": ["properties": ["name": ["const": .string("\(interface).\(error.name)")]]],
            "then": ["properties": ["parameters": .object(parameters)]],
        ]
    }
}
