extension Source {
    /// Reads `sources.json`.
    static func read(
        _ bytes: [UInt8], file: String
    ) throws(FormularyError) -> [String: Source] {
        var book: [String: Source] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let source = Source(
                id: try reader.slug("id"), title: try reader.name("title"),
                publisher: try reader.name("publisher"),
                region: try reader.code("region", as: Region.self),
                locator: try reader.text("locator"), date: try reader.optionalText("date"),
                mark: try reader.code("mark", as: Mark.self))
            try reader.finish()
            guard book.updateValue(source, forKey: source.id) == nil else {
                throw reader.error("id", .duplicateID(source.id))
            }
        }
        return book
    }
}
