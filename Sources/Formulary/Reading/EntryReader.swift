import StrictJSON

/// Takes the fields of one object, one by one, and refuses what is left over.
///
/// A field that nobody asked for is most often a typing slip that would hide a medical fact.
struct EntryReader {
    let file: String
    let entry: String
    /// Field path of this object inside the entry; empty for the entry itself.
    let path: String
    private let fields: JSONObject
    private var taken: Set<String> = []

    init(file: String, entry: String, path: String = "", fields: JSONObject) {
        self.file = file
        self.entry = entry
        self.path = path
        self.fields = fields
    }

    /// The entry's own readers, one for each object of a file; an entry is named by its id.
    static func all(
        in bytes: [UInt8], file: String
    ) throws(FormularyError) -> [EntryReader] {
        var readers: [EntryReader] = []
        for (index, fields) in try FileEntries.read(bytes, file: file).enumerated() {
            var name = "entry \(index + 1)"
            if case .string(let id)? = fields["id"] { name = id }
            readers.append(EntryReader(file: file, entry: name, fields: fields))
        }
        return readers
    }

    func error(_ field: String?, _ problem: FormularyError.Problem) -> FormularyError {
        let parts = [path, field ?? ""].filter { !$0.isEmpty }
        return FormularyError(
            file: file, entry: entry, field: parts.isEmpty ? nil : parts.joined(separator: "."),
            problem: problem)
    }

    /// Throws if the object has a field that was not taken.
    func finish() throws(FormularyError) {
        guard let extra = fields.names.filter({ !taken.contains($0) }).min() else { return }
        throw error(extra, .unknownField)
    }

    mutating func optionalText(
        _ field: String, limit: Int = FormularyLimits.textLength
    ) throws(FormularyError) -> String? {
        guard let value = take(field) else { return nil }
        guard case .string(let text) = value else {
            throw error(field, .wrongType(expected: "text"))
        }
        return try checked(text, field: field, limit: limit)
    }

    mutating func text(
        _ field: String, limit: Int = FormularyLimits.textLength
    ) throws(FormularyError) -> String {
        guard let text = try optionalText(field, limit: limit) else {
            throw error(field, .missingField)
        }
        return text
    }

    /// A list of texts; empty if the field is not there.
    mutating func texts(
        _ field: String, limit: Int = FormularyLimits.textLength
    ) throws(FormularyError) -> [String] {
        guard let value = take(field) else { return [] }
        guard case .array(let items) = value else {
            throw error(field, .wrongType(expected: "list of texts"))
        }
        var texts: [String] = []
        for item in items {
            guard case .string(let text) = item else {
                throw error(field, .wrongType(expected: "list of texts"))
            }
            texts.append(try checked(text, field: field, limit: limit))
        }
        return texts
    }

    mutating func optionalInteger(_ field: String) throws(FormularyError) -> Int? {
        guard let value = take(field) else { return nil }
        guard case .integer(let number) = value else {
            throw error(field, .wrongType(expected: "whole number"))
        }
        return Int(number)
    }

    /// A yes or no; no if the field is not there.
    mutating func flag(_ field: String) throws(FormularyError) -> Bool {
        guard let value = take(field) else { return false }
        guard case .bool(let flag) = value else {
            throw error(field, .wrongType(expected: "true or false"))
        }
        return flag
    }

    /// One object inside this one.
    mutating func object(_ field: String) throws(FormularyError) -> EntryReader? {
        guard let value = take(field) else { return nil }
        guard case .object(let inner) = value else {
            throw error(field, .wrongType(expected: "object"))
        }
        return EntryReader(file: file, entry: entry, path: joined(field), fields: inner)
    }

    /// A list of objects inside this one; empty if the field is not there.
    mutating func objects(_ field: String) throws(FormularyError) -> [EntryReader] {
        guard let value = take(field) else { return [] }
        guard case .array(let items) = value else {
            throw error(field, .wrongType(expected: "list of objects"))
        }
        var readers: [EntryReader] = []
        for (index, item) in items.enumerated() {
            guard case .object(let inner) = item else {
                throw error(field, .wrongType(expected: "list of objects"))
            }
            let path = joined("\(field)[\(index)]")
            readers.append(EntryReader(file: file, entry: entry, path: path, fields: inner))
        }
        return readers
    }

    /// The names of the fields, in order.
    var names: [String] {
        fields.names.sorted()
    }

    private func joined(_ field: String) -> String {
        path.isEmpty ? field : "\(path).\(field)"
    }

    private mutating func take(_ field: String) -> JSONValue? {
        taken.insert(field)
        return fields[field]
    }

    private func checked(
        _ text: String, field: String, limit: Int
    ) throws(FormularyError) -> String {
        guard let first = text.first, let last = text.last, !first.isWhitespace,
            !last.isWhitespace
        else { throw error(field, .badText) }
        guard text.count <= limit else { throw error(field, .textTooLong(limit: limit)) }
        return text
    }
}
