import StrictJSON

/// The list of objects that every data file is, in strict JSON.
///
/// `JSONDecoder` will not do, for two reasons: it keeps one of two fields with the same name and
/// says nothing, which would hide a medical fact; and it takes 40 ms of every start.
enum FileEntries {
    static func read(_ bytes: [UInt8], file: String) throws(FormularyError) -> [JSONObject] {
        guard bytes.count <= FormularyLimits.fileBytes else {
            throw FormularyError(
                file: file, problem: .tooLarge(limit: FormularyLimits.fileBytes))
        }
        guard case .array(let items) = try value(of: bytes, file: file) else {
            throw FormularyError(file: file, problem: .notReadable(line: 1))
        }
        guard items.count <= FormularyLimits.entries else {
            throw FormularyError(
                file: file, problem: .tooManyEntries(limit: FormularyLimits.entries))
        }
        var entries: [JSONObject] = []
        for (index, item) in items.enumerated() {
            guard case .object(let fields) = item else {
                throw FormularyError(
                    file: file, entry: "entry \(index + 1)",
                    problem: .wrongType(expected: "object"))
            }
            entries.append(fields)
        }
        return entries
    }

    private static func value(of bytes: [UInt8], file: String) throws(FormularyError) -> JSONValue {
        do {
            return try JSONValue.parse(bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            if let name = error.duplicateName(in: bytes) {
                throw FormularyError(file: file, problem: .duplicateField(name, line: line))
            }
            throw FormularyError(file: file, problem: .notReadable(line: line))
        }
    }
}
