import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Which prescription a person means: its name, the start of it, a brand or another name of the
/// medicine.
extension Scene {
    /// - Parameter openFirst: one that goes on is meant before one that has ended, also when the
    ///   ended one has just this name: for what changes something.
    func prescription(
        named typed: String, openFirst: Bool = true
    ) throws -> StoredPrescription {
        let (stored, amount) = try meant(by: typed, openFirst: openFirst)
        // Another amount than is ordered means another prescription, and there is none.
        if let amount, (try? Quantity(parsing: amount))?.description != stored.order.amount {
            throw notFound(typed, among: [stored.name])
        }
        return stored
    }

    /// - Returns: the amount too that stands in the name and is no part of the prescription's own:
    ///   "30 mg" of "morphine 30 mg".
    private func meant(
        by typed: String, openFirst: Bool = true
    ) throws -> (stored: StoredPrescription, amount: String?) {
        let typed = try checked(typed, "name", limit: Limits.nameCharacters)
        let key = Self.slug(typed)
        let all = try transaction.prescriptions(of: person, withEnded: true)
        if let exact = all.first(where: { $0.name == key }), !openFirst || exact.isOpen {
            return (exact, nil)
        }
        let drug = formulary.drug(named: typed)
        for isOpen in [true, false] {
            let tier = all.filter { $0.isOpen == isOpen }
            if let exact = tier.first(where: { $0.name == key }) { return (exact, nil) }
            let begun = key.isEmpty ? [] : tier.filter { $0.name.hasPrefix(key) }
            let found = begun.isEmpty ? Self.matches(in: tier, drug) : begun
            if let first = found.first, found.count == 1 {
                return (first, begun.isEmpty ? amount(behind: drug, of: first) : nil)
            }
            if found.count > 1 {
                let names = found.map(\.name)
                throw Ambiguous(
                    name: typed, choices: names, message: Sentences.ambiguous(typed, names))
            }
        }
        throw notFound(typed, among: all.map(\.name))
    }

    /// A name has at most so many words that are typed behind its first one.
    private static let moreWords = 4

    /// The prescription that is named by a word and, where its name has several, by the first words
    /// of what was typed behind it: "zoledronic" with "acid 4 mg yesterday".
    ///
    /// - Parameter takesAmount: whether the text may say how much; an amount in the name then goes
    ///   along with it.
    /// - Returns: what is left of the text; nil for nothing.
    func prescription(
        named first: String, andWordsOf text: String?, takesAmount: Bool = true
    ) throws -> (stored: StoredPrescription, rest: String?) {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace)
        let names = words.prefix { $0.first?.isLetter ?? false }.prefix(Self.moreWords)
        for count in (0..<names.count).reversed() {
            let name = ([Substring(first)] + names.prefix(count + 1)).joined(separator: " ")
            do {
                let (stored, amount) = try meant(by: name, takesAmount: takesAmount)
                return (stored, Self.text(amount, words.dropFirst(count + 1)))
            } catch is NotFound {
                continue
            } catch is Invalid {
                continue
            }
        }
        let (stored, amount) = try meant(by: first, takesAmount: takesAmount)
        return (stored, amount == nil ? text : Self.text(amount, words[...]))
    }

    private func meant(
        by name: String, takesAmount: Bool
    ) throws -> (stored: StoredPrescription, amount: String?) {
        guard takesAmount else { return (try prescription(named: name), nil) }
        return try meant(by: name)
    }

    private static func text(_ amount: String?, _ rest: ArraySlice<Substring>) -> String? {
        let text = ([amount].compactMap(\.self) + rest.map(String.init)).joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// What was typed behind the name of the medicine, when it is a number and not the strength of
    /// this prescription: it is how much was meant, and must not get lost. The form of the tablet
    /// says nothing.
    private func amount(behind match: DrugMatch?, of stored: StoredPrescription) -> String? {
        guard let words = match?.strength, words.contains(where: \.isNumber),
            Self.slug(words) != strength(of: stored).map(Self.slug)
        else { return nil }
        let parts = words.split(separator: " ")
        let amount = parts.prefix(2).joined(separator: " ")
        let isForm = parts.dropFirst(2).allSatisfy { DoseUnit(word: $0.lowercased()) != nil }
        return isForm && (try? Quantity(parsing: amount)) != nil ? amount : words
    }

    private static func matches(
        in tier: [StoredPrescription], _ drug: DrugMatch?
    ) -> [StoredPrescription] {
        if let brand = drug?.brand {
            let byBrand = tier.filter { $0.brand == brand.name }
            if !byBrand.isEmpty { return byBrand }
        }
        guard let drug else { return [] }
        return tier.filter { $0.drugID == drug.drug.id }
    }

    private func notFound(_ typed: String, among names: [String]) -> NotFound {
        let near = formulary.nearMisses(typed).compactMap { formulary.drug(named: $0)?.drug.id }
        let slips = NearNames.of(typed, among: names)
        let suggestions =
            slips
            + names.filter { name in
                !slips.contains(name)
                    && (near.contains { name.hasPrefix($0) }
                        || name.hasPrefix(Self.slug(typed).prefix(3)))
            }
        return NotFound(
            what: "prescription", name: typed, suggestions: Array(suggestions.prefix(5)),
            message: Sentences.notFound("prescription", typed))
    }

    /// A short stable name: "Zoledronic acid" becomes "zoledronic-acid".
    static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        return slug.last == "-" ? String(slug.dropLast()) : slug
    }

    /// A name that no prescription of the person ever had.
    func freshName(for medicine: String) throws -> String {
        let slug = String(Self.slug(medicine).prefix(80))
        let base = slug.isEmpty ? "medicine" : slug
        var name = base
        var count = 1
        while try transaction.isTaken(name: name, of: person) {
            count += 1
            name = "\(base)-\(count)"
        }
        return name
    }
}
