package import StrictJSON

/// The first way in which parameters differ from their description.
package struct ParameterFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// How a parameter differs.
    package enum Kind: Sendable, Equatable {
        /// The description has no such name.
        case unknown
        /// It must be there.
        case missing
        /// It must be something else; both are everyday words.
        case wrongType(expected: String, found: String)
        /// The method, error or type itself is not described.
        case notDescribed
    }

    /// Where, as in `overrides.check` or `doses[2].at`; a method's name for `notDescribed`.
    package let path: String
    /// How it differs.
    package let kind: Kind

    package var description: String {
        switch kind {
        case .unknown: "\(path) is not known"
        case .missing: "\(path) is missing"
        case .wrongType(let expected, let found): "\(path) must be \(expected), not \(found)"
        case .notDescribed: "\(path) is not described"
        }
    }

    /// The fault as the wire error `org.varlink.service.InvalidParameter`.
    package var wireError: VarlinkError { .invalidParameter(path) }
}

extension InterfaceDescription {
    /// What is wrong with a call's parameters, or nil. Null stands for absent.
    /// - Parameter method: with or without the interface in front.
    package func fault(
        inParametersOf method: String, _ parameters: JSONObject
    ) -> ParameterFault? {
        guard let method = self.method(named: method) else {
            return ParameterFault(path: method, kind: .notDescribed)
        }
        return fault(in: parameters, fields: method.inputs, path: "")
    }

    /// What is wrong with a reply's parameters, or nil.
    package func faultInReply(of method: String, _ parameters: JSONObject) -> ParameterFault? {
        guard let method = self.method(named: method) else {
            return ParameterFault(path: method, kind: .notDescribed)
        }
        return fault(in: parameters, fields: method.outputs, path: "")
    }

    /// What is wrong with an error's parameters, or nil.
    package func faultInError(_ name: String, _ parameters: JSONObject) -> ParameterFault? {
        guard let error = error(named: name) else {
            return ParameterFault(path: name, kind: .notDescribed)
        }
        return fault(in: parameters, fields: error.fields, path: "")
    }

    private func fault(in object: JSONObject, fields: [Field], path: String) -> ParameterFault? {
        for field in fields {
            let place = path.isEmpty ? field.name : path + "." + field.name
            guard let value = object[field.name], !value.isNull else {
                if case .optional = field.type { continue }
                return ParameterFault(path: place, kind: .missing)
            }
            if let fault = fault(in: value, type: field.type, path: place) { return fault }
        }
        let unknown = object.members.first { member in
            !fields.contains { $0.name == member.name }
        }
        guard let unknown else { return nil }
        return ParameterFault(
            path: path.isEmpty ? unknown.name : path + "." + unknown.name, kind: .unknown)
    }

    private func fault(in value: JSONValue, type: ValueType, path: String) -> ParameterFault? {
        switch (type, value) {
        case (.optional(let type), _):
            return value.isNull ? nil : fault(in: value, type: type, path: path)
        case (.reference(let name), _):
            guard let type = self.type(named: name) else {
                return ParameterFault(path: name, kind: .notDescribed)
            }
            return fault(in: value, type: type, path: path)
        case (.structure(let fields), .object(let object)):
            return fault(in: object, fields: fields, path: path)
        case (.list(let element), .array(let elements)):
            for (index, value) in elements.enumerated() {
                let place = "\(path)[\(index)]"
                if let fault = fault(in: value, type: element, path: place) { return fault }
            }
            return nil
        case (.map(let element), .object(let object)):
            for member in object.members {
                let place = path + "." + member.name
                if let fault = fault(in: member.value, type: element, path: place) { return fault }
            }
            return nil
        case (.enumeration(let words), .string(let word)) where words.contains(word):
            return nil
        case (.int, .double(let number)) where number == number.rounded():
            return abs(number) <= 0x1p53 ? nil : wrong(type, value, path)
        case (.bool, .bool), (.int, .integer), (.float, .integer), (.float, .double),
            (.string, .string), (.object, .object):
            return nil
        default:
            return wrong(type, value, path)
        }
    }

    private func wrong(_ type: ValueType, _ value: JSONValue, _ path: String) -> ParameterFault {
        let expected =
            switch type {
            case .bool: "true or false"
            case .int: "a whole number"
            case .float: "a number"
            case .string: "text"
            case .list: "a list"
            case .enumeration(let words): "one of " + words.joined(separator: ", ")
            case .object, .structure, .map, .reference, .optional: "an object"
            }
        return ParameterFault(
            path: path, kind: .wrongType(expected: expected, found: value.kind))
    }
}
