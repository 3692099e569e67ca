/// One JSON value as it stood in a message (RFC 8259), with whole numbers kept apart from others.
package enum JSONValue: Sendable, Equatable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool(Bool)
    /// A number without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// A number with a fraction or an exponent; always finite.
    case double(Double)
    /// Text, already unescaped.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// A list of named values.
    case object(JSONObject)

    /// The member of that name when this is an object that has it.
    package subscript(name: String) -> JSONValue? {
        object?[name]
    }

    /// The members when this is an object.
    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The elements when this is a list.
    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The text when this is a string.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number when this is a whole number.
    package var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The truth value when this is one.
    package var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// Whether this is the literal `null`, which varlink reads as "not there".
    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The everyday word for this kind of value, for messages to a person.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .double: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Of two members with one name the later counts; literals are code, not input.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(literal: elements))
    }
}
