extension Formulary {
    /// What is published about one kind of thing, in the order of the file.
    package func guides(_ kind: GuideKind) -> [Guide] {
        guides.filter { $0.kind == kind }
    }

    /// Names of one kind within two typing slips of `typed`, best first.
    package func guidesNear(_ typed: String, _ kind: GuideKind) -> [String] {
        let key = Array(NameKey.of(typed).utf8)
        guard key.count >= 4, typed.count <= FormularyLimits.typedNameLength else { return [] }
        return guides(kind).compactMap { guide -> (name: String, slips: Int)? in
            ([guide.id, guide.name] + guide.otherNames).compactMap {
                EditDistance.between(key, Array(NameKey.of($0).utf8), limit: 2)
            }.min().map { (guide.name, $0) }
        }.sorted { $0.slips < $1.slips }.prefix(FormularyLimits.nearMisses).map(\.name)
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
