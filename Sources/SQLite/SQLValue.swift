/// One value on its way into a statement, in one of SQLite's five storage classes.
package enum SQLValue: Sendable, Equatable {
    /// SQL NULL.
    case null
    /// A signed 64-bit integer.
    case integer(Int64)
    /// A finite IEEE double. Never used for an amount of medicine. NaN is refused when bound,
    /// because SQLite would turn it into NULL without a word.
    case real(Double)
    /// UTF-8 text.
    case text(String)
    /// Raw bytes.
    case blob([UInt8])

    /// An integer of the platform's width.
    package static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }

    /// Integer 1 for true, 0 for false: SQLite has no boolean class.
    package static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    /// Text, or NULL when there is none.
    package static func optional(_ value: String?) -> SQLValue {
        if let value { .text(value) } else { .null }
    }

    /// An integer, or NULL when there is none.
    package static func optional(_ value: Int64?) -> SQLValue {
        if let value { .integer(value) } else { .null }
    }

    /// An integer, or NULL when there is none.
    package static func optional(_ value: Int?) -> SQLValue {
        if let value { .integer(Int64(value)) } else { .null }
    }

    /// Bytes, or NULL when there are none.
    package static func optional(_ value: [UInt8]?) -> SQLValue {
        if let value { .blob(value) } else { .null }
    }
}

extension SQLValue: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}

extension SQLValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension SQLValue: ExpressibleByFloatLiteral {
    package init(floatLiteral value: Double) { self = .real(value) }
}

extension SQLValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension SQLValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}
