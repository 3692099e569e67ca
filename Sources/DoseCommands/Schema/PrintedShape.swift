import DoseInterface

/// The shape of what a command prints with `--json`.
indirect enum PrintedShape: Sendable {
    /// One value of a type, by its name in ``PrintedTypes``.
    case type(String)
    /// What a method of `io.dosed` replies, as it came.
    case reply(String)
    /// An array of it.
    case list(PrintedShape)
    /// One of these, by what was asked for.
    case either([PrintedShape])
    /// So many of it as come, each on a line of its own.
    case lines(PrintedShape)
    /// A JSON Schema.
    case schema

    static func one<Value: Encodable>(_ type: Value.Type) -> PrintedShape {
        .type(String(describing: type))
    }

    static func list<Value: Encodable>(of type: Value.Type) -> PrintedShape {
        .list(.one(type))
    }

    static func reply<Method: InterfaceMethod>(of method: Method.Type) -> PrintedShape {
        .reply(String(describing: method))
    }
}
