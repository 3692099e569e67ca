import Varlink

/// What a client that was written for an earlier description would stumble over in a later one.
///
/// A call that was good stays good, and a reply holds what it held, of the same type. What is new
/// in a call can be left out, and so may be what had to be sent. Replies and errors may say more,
/// and an enum may have more words: a client passes over what it does not know.
struct InterfaceChanges {
    private let old: InterfaceDescription
    private let new: InterfaceDescription
    /// The types that a call can carry.
    private let sent: Set<String>

    init(from old: InterfaceDescription, to new: InterfaceDescription) {
        self.old = old
        self.new = new
        sent = Self.typesInCalls(of: new)
    }

    /// One line for each.
    var breaking: [String] {
        var found: [String] = []
        if old.name != new.name { found.append("the interface is called \(new.name)") }
        for type in old.typeAliases {
            guard let now = new.type(named: type.name) else {
                found.append("type \(type.name) is gone")
                continue
            }
            let isSent = sent.contains(type.name)
            found += differences("type \(type.name)", type.type, now, isSent: isSent)
        }
        for method in old.methods {
            guard let now = new.method(named: method.name) else {
                found.append("method \(method.name) is gone")
                continue
            }
            let call = "method \(method.name), call"
            let inputs = Self.asSent(now.inputs, since: method.inputs)
            found += differences(call, method.inputs, inputs, isSent: true)
            let reply = "method \(method.name), reply"
            found += differences(reply, method.outputs, now.outputs, isSent: false)
        }
        for error in old.errors {
            guard let now = new.error(named: error.name) else {
                found.append("error \(error.name) is gone")
                continue
            }
            found += differences("error \(error.name)", error.fields, now.fields, isSent: false)
        }
        return found
    }

    /// The fields of a call as those send them who were written before: what can be left out now
    /// can be sent as ever.
    private static func asSent(
        _ new: [InterfaceDescription.Field], since old: [InterfaceDescription.Field]
    ) -> [InterfaceDescription.Field] {
        new.map { field in
            old.first { field.name == $0.name && field.type == .optional($0.type) } ?? field
        }
    }

    private func differences(
        _ place: String, _ old: [InterfaceDescription.Field], _ new: [InterfaceDescription.Field],
        isSent: Bool
    ) -> [String] {
        var found: [String] = []
        for field in old {
            let path = "\(place): \(field.name)"
            guard let now = new.first(where: { $0.name == field.name }) else {
                found.append("\(path) is gone")
                continue
            }
            found += differences(path, field.type, now.type, isSent: isSent)
        }
        guard isSent else { return found }
        for field in new where !old.contains(where: { $0.name == field.name }) {
            if case .optional = field.type { continue }
            found.append("\(place): \(field.name) is new and has to be sent")
        }
        return found
    }

    private func differences(
        _ place: String, _ old: InterfaceDescription.ValueType,
        _ new: InterfaceDescription.ValueType, isSent: Bool
    ) -> [String] {
        switch (old, new) {
        case (.structure(let old), .structure(let new)):
            differences(place, old, new, isSent: isSent)
        case (.enumeration(let old), .enumeration(let new)):
            old.filter { !new.contains($0) }.map { "\(place): the word \($0) is gone" }
        case (.optional(let old), .optional(let new)), (.list(let old), .list(let new)),
            (.map(let old), .map(let new)):
            differences(place, old, new, isSent: isSent)
        default:
            old == new ? [] : ["\(place) is of another type"]
        }
    }

    private static func typesInCalls(of description: InterfaceDescription) -> Set<String> {
        var found: Set<String> = []
        var open = description.methods.flatMap(\.inputs).map(\.type)
        while let type = open.popLast() {
            switch type {
            case .reference(let name):
                guard found.insert(name).inserted, let named = description.type(named: name) else {
                    continue
                }
                open.append(named)
            case .structure(let fields): open += fields.map(\.type)
            case .optional(let inner), .list(let inner), .map(let inner): open.append(inner)
            case .bool, .int, .float, .string, .object, .enumeration: continue
            }
        }
        return found
    }
}
