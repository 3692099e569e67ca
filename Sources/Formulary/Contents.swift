/// How much of an ingredient is in a dose.
package struct IngredientAmount: Hashable, Sendable {
    /// The ingredient's name, the same in every medicine that holds it.
    package let ingredient: String
    /// How much, in mg.
    package let milligrams: Exact
}

extension Formulary {
    /// The medicines that a medicine is made of, itself first.
    func parts(of drug: Drug) -> Parts {
        combined[drug.id] ?? [drug]
    }

    /// Whether a medicine or a part of it is of a class.
    package func isMade(_ drug: Drug, of drugClass: DrugClass) -> Bool {
        parts(of: drug).contains { $0.drugClass == drugClass }
    }

    /// Where a check of a medicine was read: its own sources, and those of the pairs, companions
    /// and limits by which it is worked out.
    package func sources(of check: Check, for drug: Drug) -> [Source] {
        let worked: [Source] =
            switch check.rule {
            case .meeting(let ids):
                pairs.filter { ids.contains($0.id) && $0.names(parts(of: drug)) }
                    .flatMap(\.sources)
            case .companions: drug.companions.flatMap(\.sources)
            case .infusionTime: drug.limits(.minInfusionTime).flatMap(\.sources)
            default: []
            }
        return (check.sources(for: drug) + worked).reduce(into: []) { all, source in
            if !all.contains(source) { all.append(source) }
        }
    }

    /// A medicine is made of each other one whose only ingredient it holds.
    static func combined(_ drugs: [Drug]) -> [String: Parts] {
        let single = drugs.filter { $0.ingredients.count == 1 }
        let several = drugs.filter { $0.ingredients.count > 1 }
        return Dictionary(
            uniqueKeysWithValues: several.map { drug in
                let held = Set(drug.ingredients.map(\.name))
                return (drug.id, [drug] + single.filter { held.contains($0.ingredients[0].name) })
            })
    }

    /// The medicine that has this ingredient alone.
    func drug(ofIngredient name: String) -> Drug? {
        drugs.first { $0.ingredients.count == 1 && $0.ingredients[0].name == name }
    }

    /// How much of each ingredient is in a dose; nil when nobody can say, for example for tablets
    /// of a strength that was not written.
    package func contents(
        of drug: Drug, strength: String?, dose: Measure
    ) -> [IngredientAmount]? {
        guard let count = Exact(dose.value) else { return nil }
        if let factor = Self.milligramFactor(dose.unit) {
            guard drug.ingredients.count == 1 else { return nil }
            return [
                IngredientAmount(
                    ingredient: drug.ingredients[0].name, milligrams: count * factor)
            ]
        }
        guard Self.countUnits.contains(dose.unit),
            let unit = unitContents(of: drug, strength: strength)
        else { return nil }
        return unit.map {
            IngredientAmount(ingredient: $0.ingredient, milligrams: $0.milligrams * count)
        }
    }

    /// How many times an ordered dose another one is; nil when nobody can say.
    package func times(
        _ dose: Measure, of ordered: Measure, drug: Drug?, strength: String?
    ) -> Exact? {
        func amounts(_ measure: Measure) -> [IngredientAmount] {
            guard let number = Exact(measure.value) else { return [] }
            let known = drug.flatMap { contents(of: $0, strength: strength, dose: measure) } ?? []
            let unit = Self.milligramFactor(measure.unit)
            return [
                IngredientAmount(
                    ingredient: unit == nil ? measure.unit : "",
                    milligrams: number * (unit ?? Exact(1)))
            ] + known
        }
        for amount in amounts(dose) {
            let same = amounts(ordered).first { $0.ingredient == amount.ingredient }
            if let same, same.milligrams.isPositive { return amount.milligrams / same.milligrams }
        }
        return nil
    }

    private static let countUnits: Set<String> = ["{tablet}", "{capsule}", "{caplet}"]

    static func milligramFactor(_ unit: String) -> Exact? {
        switch unit {
        case "mg": Exact(1)
        case "g": Exact(1_000)
        case "ug": Exact(1) / Exact(1_000)
        default: nil
        }
    }

    /// What one tablet holds: as written ("5/325", "500 mg"), or as the only product holds.
    private func unitContents(of drug: Drug, strength: String?) -> [IngredientAmount]? {
        let numbers = Self.numbers(in: strength ?? "")
        if drug.ingredients.count > 1, numbers.count == drug.ingredients.count {
            return zip(drug.ingredients, numbers).map {
                IngredientAmount(ingredient: $0.name, milligrams: $1)
            }
        }
        if drug.ingredients.count == 1, let number = numbers.first,
            drug.products.contains(where: { Exact($0.amount) == number && $0.unit == "mg" })
        {
            return [IngredientAmount(ingredient: drug.ingredients[0].name, milligrams: number)]
        }
        let named = drug.products.filter { $0.isNamed(in: strength) }
        if named.isEmpty, drug.ingredients.count == 1, let each = Self.writtenMass(strength) {
            return [IngredientAmount(ingredient: drug.ingredients[0].name, milligrams: each)]
        }
        let product =
            named.first
            ?? (drug.ingredients.count > 1 && drug.products.count == 1 && numbers.isEmpty
                ? drug.products[0] : nil)
        return product.flatMap { contents(of: $0, drug) }
    }

    /// The strength of "ibuprofen 400 mg, 1 tablet", which need not be one that the table knows.
    private static func writtenMass(_ strength: String?) -> Exact? {
        let words = strength?.lowercased().split(separator: " ") ?? []
        guard words.count > 1, let number = Exact(String(words[0])), number.isPositive,
            let factor = milligramFactor(words[1] == "mcg" ? "ug" : String(words[1]))
        else { return nil }
        return number * factor
    }

    private func contents(of product: Product, _ drug: Drug) -> [IngredientAmount]? {
        if !product.contents.isEmpty {
            return product.contents.compactMap { content in
                Exact(content.milligrams).map {
                    IngredientAmount(ingredient: content.ingredient, milligrams: $0)
                }
            }
        }
        guard drug.ingredients.count == 1, product.unit == "mg", let amount = Exact(product.amount)
        else { return nil }
        return [IngredientAmount(ingredient: drug.ingredients[0].name, milligrams: amount)]
    }

    /// The numbers of "5/325", "5-325 mg" or "650 mg ER".
    static func numbers(in text: String) -> [Exact] {
        text.split { !($0.isNumber || $0 == ".") }.compactMap { Exact(String($0)) }
    }

    /// The product that is meant: the one whose words were written, else the one of which the dose
    /// is a whole number of units, else the usual one.
    package func product(of drug: Drug, strength: String?, dose: Measure) -> Product? {
        if let named = drug.products.first(where: { $0.isNamed(in: strength) }) { return named }
        let plain = drug.products.filter { !$0.onlyNamed }
        if let number = Self.numbers(in: strength ?? "").first,
            let same = plain.first(where: { Exact($0.amount) == number })
        {
            return same
        }
        guard let amount = Exact(dose.value) else { return plain.first }
        let fitting = plain.filter { product in
            guard product.unit == dose.unit, let unit = Exact(product.amount), unit.isPositive
            else { return false }
            return (amount / unit).isWhole
        }
        return fitting.first { Exact($0.amount) == amount } ?? fitting.first ?? plain.first
    }
}

extension Product {
    /// Whether words behind a name mean this product: "5/325" by its numbers, "ER" by the word.
    func isNamed(in strength: String?) -> Bool {
        guard let strength else { return false }
        let numbers = Formulary.numbers(in: strength)
        let typed = strength.lowercased().split { !($0.isLetter || $0.isNumber) }
        return names.contains { name in
            let own = Formulary.numbers(in: name)
            if own.count > 1 { return own == numbers }
            let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
            return typed.indices.contains { typed[$0...].starts(with: words) }
        }
    }
}
