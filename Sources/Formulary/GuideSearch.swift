extension Formulary {
    /// What is published about one kind of thing, in the order of the file.
    package func guides(_ kind: GuideKind) -> [Guide] {
        guides.filter { $0.kind == kind }
    }

    /// Names of one kind within two typing slips of `typed`, best first.
    package func guidesNear(_ typed: String, _ kind: GuideKind) -> [String] {
        NearNames.of(
            typed, among: guides(kind).map { ($0.name, [$0.id, $0.name] + $0.otherNames) })
    }

    /// The kind of dental work that a text tells of.
    package func dentalWork(toldBy text: String) -> Guide? {
        guides(.dentalWork).first { $0.isTold(by: text) }
    }

    /// The number for an emergency in a country, by its code or name; nil when it is not known.
    package func emergencyNumber(in country: String) -> EmergencyNumber? {
        guard country.count <= FormularyLimits.typedNameLength else { return nil }
        return emergencyNumbers.first { $0.isNamed(country) }
    }
}
