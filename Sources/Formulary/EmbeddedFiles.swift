import Embedded

extension Formulary {
    /// The formulary that is built into the program.
    ///
    /// - Throws: what the validator finds; a test makes sure that it finds nothing.
    package static func embedded() throws(FormularyError) -> Formulary {
        try Formulary(files: embeddedFiles)
    }

    /// The built-in data files by name.
    package static var embeddedFiles: [String: [UInt8]] {
        let files = EmbeddedFile.all(in: "Sources/Formulary/Data")
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
    }
}
