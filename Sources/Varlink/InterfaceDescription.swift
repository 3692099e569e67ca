/// Why an interface description is refused, and where.
package struct DescriptionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1.
    package let line: Int
    /// The column in bytes, counted from 1.
    package let column: Int
    /// What is wrong, as a sentence part.
    package let message: String

    package var description: String { "line \(line), column \(column): \(message)" }
}

/// A varlink interface, read from its description (varlink.org, "Interface Definition").
///
/// The reader accepts only what the three common parsers (varlink/python, libvarlink, systemd)
/// all accept, so a description that loads here can be shown to any client. It thus refuses
/// sets `[string]()`, containers of containers or of optionals, empty types, enums of one value,
/// comments after the last field, CR LF line ends and byte order marks, next to real mistakes.
package struct InterfaceDescription: Sendable, Equatable {
    /// The interface's reverse-domain name.
    package let name: String
    /// The comment above it, one line each, without `#`.
    package let documentation: String
    /// The named types in order.
    package let typeAliases: [TypeAlias]
    /// The methods in order.
    package let methods: [Method]
    /// The errors in order.
    package let errors: [ErrorDescription]
    /// The description as it was given.
    package let text: String
    private let structure: [String: ValueType]

    /// A named struct or enum.
    package struct TypeAlias: Sendable, Equatable {
        /// Its name, as other types refer to it.
        package let name: String
        /// The struct or enum.
        package let type: ValueType
        /// The comment above it.
        package let documentation: String
    }

    /// A method.
    package struct Method: Sendable, Equatable {
        /// Its name without the interface.
        package let name: String
        /// What a call may carry.
        package let inputs: [Field]
        /// What a reply carries.
        package let outputs: [Field]
        /// The comment above it.
        package let documentation: String
    }

    /// An error.
    package struct ErrorDescription: Sendable, Equatable {
        /// Its name without the interface.
        package let name: String
        /// What it carries.
        package let fields: [Field]
        /// The comment above it.
        package let documentation: String
    }

    /// A named value in a struct, a method or an error.
    package struct Field: Sendable, Equatable {
        /// Its name.
        package let name: String
        /// What it holds.
        package let type: ValueType
        /// The comment above it.
        package let documentation: String
    }

    /// What a field holds.
    package indirect enum ValueType: Sendable, Equatable {
        case bool, int, float, string
        /// Any JSON object.
        case object
        /// A type of the same interface by its name.
        case reference(String)
        /// Fields written in place.
        case structure([Field])
        /// One of these words, sent as text.
        case enumeration([String])
        /// `?T`: may be left out or null.
        case optional(ValueType)
        /// `[]T`
        case list(ValueType)
        /// `[string]T`
        case map(ValueType)
    }

    /// Reads a description.
    /// - Throws: `DescriptionError` with the place of the first fault.
    package init(parsing text: String) throws(DescriptionError) {
        var parser = try DescriptionParser(text: text)
        let parts = try parser.wholeInterface()
        name = parts.name
        documentation = parts.documentation
        typeAliases = parts.typeAliases
        methods = parts.methods
        errors = parts.errors
        self.text = text
        structure = Dictionary(
            parts.typeAliases.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    }

    /// The method of that name, given with or without the interface.
    package func method(named name: String) -> Method? {
        let bare = bareName(name)
        return methods.first { $0.name == bare }
    }

    /// The error of that name, given with or without the interface.
    package func error(named name: String) -> ErrorDescription? {
        let bare = bareName(name)
        return errors.first { $0.name == bare }
    }

    /// The type of that name.
    package func type(named name: String) -> ValueType? {
        structure[name]
    }

    private func bareName(_ name: String) -> Substring {
        // No member has a dot in its name.
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), name[..<dot] == self.name
        else { return name[...] }
        return name[name.utf8.index(after: dot)...]
    }
}
