extension Formulary {
    /// The formulary that is built into the program.
    ///
    /// - Throws: what the validator finds; a test makes sure that it finds nothing.
    package static func embedded() throws(FormularyError) -> Formulary {
        try Formulary(files: embeddedFiles)
    }

    /// The built-in data files by name.
    package static var embeddedFiles: [String: [UInt8]] {
        [
            File.sources.rawValue: PackageResources.sources_json,
            File.analytes.rawValue: PackageResources.analytes_json,
            File.emergencyNumbers.rawValue: PackageResources.emergency_numbers_json,
            File.followUps.rawValue: PackageResources.follow_ups_json,
            File.guides.rawValue: PackageResources.guides_json,
            File.checks.rawValue: PackageResources.checks_json,
            File.boneMedicines.rawValue: PackageResources.bone_medicines_json,
            File.painMedicines.rawValue: PackageResources.pain_medicines_json,
            File.otherMedicines.rawValue: PackageResources.other_medicines_json,
            File.combinations.rawValue: PackageResources.combinations_json,
            File.partners.rawValue: PackageResources.partner_medicines_json,
            File.pairs.rawValue: PackageResources.pairs_json,
            File.facts.rawValue: PackageResources.facts_json,
            File.sayings.rawValue: PackageResources.sayings_json,
            File.formulas.rawValue: PackageResources.formulas_json,
            File.papers.rawValue: PackageResources.papers_json,
            File.lessons.rawValue: PackageResources.learn_json,
        ]
    }
}
