struct DescriptionParser {
    struct Parts {
        var name = ""
        var documentation = ""
        var typeAliases: [InterfaceDescription.TypeAlias] = []
        var methods: [InterfaceDescription.Method] = []
        var errors: [InterfaceDescription.ErrorDescription] = []
    }

    static let maximumDepth = 16

    private let tokens: [DescriptionToken]
    private var index = 0
    private var depth = 0
    private var parts = Parts()
    private var memberNames: Set<String> = []
    private var references: [(name: String, token: DescriptionToken)] = []

    init(text: String) throws(DescriptionError) {
        var tokenizer = DescriptionTokenizer(text: text)
        tokens = try tokenizer.tokens()
    }

    mutating func wholeInterface() throws(DescriptionError) -> Parts {
        let first = current
        guard first.kind == .word("interface") else {
            throw fault("a description starts with 'interface'")
        }
        parts.documentation = first.documentation.joined(separator: "\n")
        advance()
        let token = current
        parts.name = try word("the interface's name")
        guard DescriptionNames.isInterface(parts.name) else {
            throw fault("\(token.shown) is no interface name", at: token)
        }
        while current.kind != .end {
            try member()
        }
        guard !memberNames.isEmpty else { throw fault("an interface needs a member") }
        let known = Set(parts.typeAliases.map(\.name))
        if let unknown = references.first(where: { !known.contains($0.name) }) {
            throw fault("the type \(unknown.token.shown) is not defined", at: unknown.token)
        }
        return parts
    }

    private mutating func member() throws(DescriptionError) {
        let keyword = current
        guard keyword.isFirstOnLine else { throw fault("a member starts on its own line") }
        let documentation = keyword.documentation.joined(separator: "\n")
        switch keyword.kind {
        case .word("type"):
            advance()
            let name = try memberName()
            let type = try parenthesized()
            guard type != .structure([]) else { throw fault("a type needs a field", at: keyword) }
            parts.typeAliases.append(
                .init(name: name, type: type, documentation: documentation))
        case .word("method"):
            advance()
            let name = try memberName()
            let inputs = try fields()
            try expect("->")
            let outputs = try fields()
            parts.methods.append(
                .init(name: name, inputs: inputs, outputs: outputs, documentation: documentation))
        case .word("error"):
            advance()
            let name = try memberName()
            parts.errors.append(
                .init(name: name, fields: try fields(), documentation: documentation))
        default:
            throw fault("expected 'type', 'method' or 'error', found \(keyword.shown)")
        }
    }

    private mutating func memberName() throws(DescriptionError) -> String {
        let token = current
        let name = try word("a name")
        guard DescriptionNames.isMember(name) else {
            throw fault("\(token.shown) is no name for a member", at: token)
        }
        guard memberNames.insert(name).inserted else {
            throw fault("\(token.shown) is there twice", at: token)
        }
        return name
    }

    private mutating func fields() throws(DescriptionError) -> [InterfaceDescription.Field] {
        let start = current
        guard case .structure(let fields) = try parenthesized() else {
            throw fault("fields need types", at: start)
        }
        return fields
    }

    private mutating func parenthesized() throws(DescriptionError)
        -> InterfaceDescription.ValueType
    {
        let start = current
        try expect("(")
        depth += 1
        guard depth <= Self.maximumDepth else { throw fault("nested too deep", at: start) }
        defer { depth -= 1 }
        if current.kind == .symbol(")") {
            try expect(")")
            return .structure([])
        }
        if case .symbol(":") = following.kind { return .structure(try fieldList()) }
        return .enumeration(try valueList(start: start))
    }

    private mutating func fieldList() throws(DescriptionError) -> [InterfaceDescription.Field] {
        var fields: [InterfaceDescription.Field] = []
        var names: Set<String> = []
        repeat {
            let token = current
            let name = try fieldName(unlike: &names)
            try expect(":")
            fields.append(
                .init(
                    name: name, type: try type(),
                    documentation: token.documentation.joined(separator: "\n")))
        } while try listContinues()
        return fields
    }

    private mutating func valueList(
        start: DescriptionToken
    ) throws(DescriptionError) -> [String] {
        var values: [String] = []
        var names: Set<String> = []
        repeat {
            values.append(try fieldName(unlike: &names))
        } while try listContinues()
        guard values.count > 1 else { throw fault("an enum needs two values", at: start) }
        return values
    }

    private mutating func fieldName(
        unlike names: inout Set<String>
    ) throws(DescriptionError) -> String {
        let token = current
        let name = try word("a field", mayFollowComment: true)
        guard DescriptionNames.isField(name) else {
            throw fault("\(token.shown) is no name for a field", at: token)
        }
        guard names.insert(name).inserted else {
            throw fault("\(token.shown) is there twice", at: token)
        }
        return name
    }

    private mutating func listContinues() throws(DescriptionError) -> Bool {
        if current.kind == .symbol(",") {
            try expect(",")
            return true
        }
        try expect(")")
        return false
    }

    private mutating func type() throws(DescriptionError) -> InterfaceDescription.ValueType {
        if current.kind == .symbol("?") {
            try expect("?")
            return .optional(try container())
        }
        return try container()
    }

    private mutating func container() throws(DescriptionError) -> InterfaceDescription.ValueType {
        switch current.kind {
        case .symbol("[]"):
            try expect("[]")
            return .list(try element())
        case .symbol("[string]"):
            try expect("[string]")
            let start = current
            let element = try element()
            guard element != .structure([]) else { throw fault("sets are not used", at: start) }
            return .map(element)
        default:
            return try element()
        }
    }

    private mutating func element() throws(DescriptionError) -> InterfaceDescription.ValueType {
        let token = current
        if case .symbol("(") = token.kind { return try parenthesized() }
        switch try word("a type") {
        case "bool": return .bool
        case "int": return .int
        case "float": return .float
        case "string": return .string
        case "object": return .object
        case let name where DescriptionNames.isMember(name):
            references.append((name: name, token: token))
            return .reference(name)
        default:
            throw fault("\(token.shown) is no type", at: token)
        }
    }

    private var current: DescriptionToken { tokens[index] }
    private var following: DescriptionToken { tokens[min(index + 1, tokens.count - 1)] }

    private mutating func advance() {
        index = min(index + 1, tokens.count - 1)
    }

    private mutating func expect(_ symbol: String) throws(DescriptionError) {
        guard current.kind == .symbol(symbol) else {
            throw fault("expected '\(symbol)', found \(current.shown)")
        }
        guard !current.followsComment else { throw fault("no comment may stand before this") }
        advance()
    }

    private mutating func word(
        _ what: String, mayFollowComment: Bool = false
    ) throws(DescriptionError) -> String {
        guard case .word(let text) = current.kind else {
            throw fault("expected \(what), found \(current.shown)")
        }
        guard mayFollowComment || !current.followsComment else {
            throw fault("no comment may stand before this")
        }
        advance()
        return text
    }

    private func fault(_ message: String, at token: DescriptionToken? = nil) -> DescriptionError {
        let place = token ?? current
        return DescriptionError(line: place.line, column: place.column, message: message)
    }
}
