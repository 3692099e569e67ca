/// The number to call in an emergency, in one country.
package struct EmergencyNumber: Hashable, Sendable {
    /// Code of the country (ISO 3166), for example "DE".
    package let country: String
    /// Its name.
    package let name: String
    /// Other names.
    package let otherNames: [String]
    /// The number for every kind of emergency.
    package let number: String
    /// Where it was published.
    package let sources: [Source]

    /// Whether these words name the country.
    package func isNamed(_ typed: String) -> Bool {
        let key = NameKey.of(typed)
        return ([country, name] + otherNames).contains { NameKey.of($0) == key }
    }

    /// Whether these words name it but for a slip or two.
    package func isNearlyNamed(_ typed: String) -> Bool {
        let key = Array(NameKey.of(typed).utf8)
        return key.count >= 5
            && ([name] + otherNames).contains {
                EditDistance.between(key, Array(NameKey.of($0).utf8), limit: 2) != nil
            }
    }

    /// Reads `emergency-numbers.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [EmergencyNumber] {
        var numbers: [EmergencyNumber] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            guard
                let country = try reader.optionalPattern("country", isGood: isCountry)
            else { throw reader.error("country", .missingField) }
            guard
                let number = try reader.optionalPattern("number", isGood: isNumber)
            else { throw reader.error("number", .missingField) }
            let entry = EmergencyNumber(
                country: country, name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                number: number, sources: try reader.sources(in: book))
            try reader.finish()
            guard !numbers.contains(where: { $0.isNamed(entry.country) }) else {
                throw reader.error("country", .duplicateID(entry.country))
            }
            numbers.append(entry)
        }
        return numbers
    }

    private static func isCountry(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
    }

    private static func isNumber(_ text: String) -> Bool {
        (2...5).contains(text.utf8.count) && text.utf8.allSatisfy(EntryReader.isDigit)
    }
}
