/// JSON as the data files use it: no decimals (they are text, to stay exact) and no null.
enum JSONValue: Hashable, Sendable {
    case object([String: JSONValue])
    case array([JSONValue])
    case text(String)
    case integer(Int)
    case bool(Bool)

    /// Reads the list of objects that every data file is.
    static func entries(
        of bytes: [UInt8], file: String
    ) throws(FormularyError) -> [[String: JSONValue]] {
        guard bytes.count <= FormularyLimits.fileBytes else {
            throw FormularyError(
                file: file, problem: .tooLarge(limit: FormularyLimits.fileBytes))
        }
        let value: JSONValue
        do {
            value = try JSONReader.read(bytes)
        } catch {
            throw FormularyError(file: file, problem: error)
        }
        guard case .array(let items) = value else {
            throw FormularyError(file: file, problem: .notReadable(line: 1))
        }
        guard items.count <= FormularyLimits.entries else {
            throw FormularyError(
                file: file, problem: .tooManyEntries(limit: FormularyLimits.entries))
        }
        var entries: [[String: JSONValue]] = []
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
}
