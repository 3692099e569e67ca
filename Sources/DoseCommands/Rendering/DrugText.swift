package import DoseInterface

/// The answer of `dose drugs`.
package struct DrugList: Tellable {
    /// In the order of the table.
    package var drugs: [DrugName]

    package func tell(on page: inout Page) {
        guard !drugs.isEmpty else {
            page.say("No medicine of this name is known.")
            return
        }
        var table = Table(headings: ["MEDICINE", "WHAT IT IS", "BRANDS"], wrapping: 2)
        for drug in drugs {
            table.row(
                .init(drug.name), .init(drug.className),
                .init(drug.brands.joined(separator: ", ")))
        }
        table.write(on: &page)
        page.gap()
        page.verbatim("See one with its sources: dose drug NAME")
    }
}

extension GetDrug.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("\(drug.name), \(drug.className)")
        if !drug.otherNames.isEmpty {
            page.say("Also: \(Phrases.list(drug.otherNames))", indent: 2)
        }
        var part = ""
        for (index, fact) in facts.enumerated() {
            if fact.part != part {
                page.gap()
                page.say(Self.heading(fact.part))
                part = fact.part
            }
            page.say(fact.text, indent: 2)
            let next = index + 1 < facts.count ? facts[index + 1] : nil
            // What can hold a dose, or say that it is too much, stands with its own source.
            let isAlone = ["check", "limit"].contains(fact.part)
            if isAlone || next?.part != fact.part || next?.sources != fact.sources {
                page.sources(fact.sources, indent: 4)
            }
        }
        page.gap()
        if let call { page.say(call) }
        page.say("A limit that your prescriber wrote goes before what a pack prints.")
        guard !codes.isEmpty else { return }
        page.gap()
        page.say("CODES FOR PROGRAMS")
        for code in codes { page.say("\(code.system) \(code.code): \(code.name)", indent: 2) }
    }

    private static func heading(_ part: String) -> String {
        switch part {
        case "own limit": "YOUR OWN LIMIT"
        case "ingredient": "WHAT IS IN IT"
        case "brand": "BRANDS"
        case "product": "PRODUCTS"
        case "regimen": "USUALLY GIVEN"
        case "limit": "PRINTED LIMITS"
        case "companion": "GOES ALONG WITH"
        case "check": "CHECKS"
        case "regional": "WHERE REGIONS DIFFER"
        default: part.split(separator: "-").joined(separator: " ").uppercased()
        }
    }
}

/// The answer of `dose formulas`.
package struct FormulaList: Tellable {
    /// In the order of the daemon.
    package var formulas: [Formula]

    package func tell(on page: inout Page) {
        for formula in formulas {
            page.gap()
            page.say("\(Phrases.capitalized(formula.name)): \(formula.value ?? "not known")")
            page.say("Method: \(formula.method)", indent: 2)
            if !formula.inputs.isEmpty {
                page.say("From: \(formula.inputs.joined(separator: ", "))", indent: 2)
            }
            if !formula.missing.isEmpty {
                page.say("Not on record: \(Phrases.list(formula.missing))", indent: 2)
            }
            for note in formula.notes { page.say(note, indent: 2) }
            page.sources(formula.sources, indent: 2)
        }
    }
}
