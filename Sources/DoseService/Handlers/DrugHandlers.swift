import DoseInterface
import DoseStore
import Formulary
import Regimen

struct ListDrugsHandler: Handler {
    typealias Method = ListDrugs

    func answer(_ request: ListDrugs.Request, in scene: Scene) throws -> ListDrugs.Reply {
        ListDrugs.Reply(drugs: scene.formulary.drugs.map(Scene.name))
    }
}

struct GetDrugHandler: Handler {
    typealias Method = GetDrug

    func answer(_ request: GetDrug.Request, in scene: Scene) throws -> GetDrug.Reply {
        let drug = try scene.drug(named: request.name).drug
        let facts = try scene.ownLimits(of: drug) + Self.facts(about: drug, in: scene)
        return GetDrug.Reply(
            drug: Scene.name(drug), codes: Self.codes(of: drug), facts: facts,
            call: scene.callLine(for: facts.map(\.text).joined(separator: " ")))
    }

    private static func codes(of drug: Drug) -> [DrugCode] {
        var codes: [DrugCode] = []
        for ingredient in drug.ingredients {
            if let code = ingredient.rxcui {
                codes.append(DrugCode(system: "RxNorm", code: code, name: ingredient.name))
            }
            if let code = ingredient.atc {
                codes.append(DrugCode(system: "ATC", code: code, name: ingredient.name))
            }
        }
        for product in drug.products {
            codes += product.rxcui.map {
                DrugCode(system: "RxNorm", code: $0, name: product.name)
            }
        }
        return codes
    }

    /// What holds where the person is treated comes first within each part; where regions differ,
    /// all of them are shown.
    private static func facts(about drug: Drug, in scene: Scene) throws -> [DrugFact] {
        let order = try scene.regionOrder()
        func fact(
            _ part: String, _ text: String, _ sources: [TableSource], _ mark: Mark = .published
        ) -> DrugFact {
            Self.fact(part, text, order.sources(sources), mark)
        }
        var facts = drug.ingredients.map { fact("ingredient", $0.name, $0.sources) }
        facts += drug.brands.map { brand in
            let words = [brand.name, brand.strength, brand.note].compactMap(\.self)
            return fact("brand", words.joined(separator: ", "), brand.sources)
        }
        facts += drug.products.map { product in
            fact(
                "product", [product.name, product.note].compactMap(\.self).joined(separator: ". "),
                product.sources)
        }
        facts += order.items(drug.usualRegimens) { $0.sources }
            .map { fact("regimen", $0.text, $0.sources, $0.mark) }
        facts += order.items(drug.limits) { $0.sources }
            .map { fact("limit", $0.text, $0.sources, $0.mark) }
        facts += drug.companions.map {
            fact("companion", "\($0.name): \($0.text)", $0.sources, $0.mark)
        }
        facts += try scene.statements(of: drug)
            .map { fact($0.topic.rawValue, $0.text, $0.sources, $0.mark) }
        let checks = scene.formulary.checks(for: drug)
        facts += order.notes(checks.flatMap(\.regional)).reduce(into: [DrugFact]()) { notes, note in
            let said = fact("regional", note.text, note.sources)
            if !notes.contains(said) { notes.append(said) }
        }
        facts += checks.map { check in
            let kind = check.holds.map { "holds the \($0.rawValue)" } ?? "is only said"
            let sources = scene.formulary.sources(of: check, for: drug)
            let whose = sources.isEmpty ? ", our setting" : ""
            return fact("check", "\(check.title) (\(check.id)): \(kind)\(whose)", sources)
        }
        return facts
    }

    private static func fact(
        _ part: String, _ text: String, _ sources: [TableSource], _ mark: Mark = .published
    ) -> DrugFact {
        DrugFact(
            part: part,
            text: mark == .commonlyAdvised ? Sentences.commonlyAdvised(text) : text,
            sources: sources.map(Scene.describe))
    }
}

extension Scene {
    static func name(_ drug: Drug) -> DrugName {
        DrugName(
            id: drug.id, name: drug.name, className: drug.className,
            otherNames: drug.otherNames, brands: drug.brands.map(\.name))
    }

    /// The entry of the table.
    ///
    /// - Throws: ``NotFound`` with names that are close.
    func drug(named typed: String) throws -> DrugMatch {
        let name: String = try checked(typed, "name", limit: Limits.nameCharacters)
        if let match = formulary.drug(named: name) { return match }
        let begun = formulary.drugs(begunWith: name)
        if let only = begun.first, begun.count == 1, let match = formulary.drug(named: only.name) {
            return match
        }
        guard begun.isEmpty else {
            let choices = begun.map(\.name)
            throw Ambiguous(
                name: name, choices: choices, message: Sentences.ambiguous(name, choices))
        }
        let close = formulary.likelyMeant(name)
        let hint = close.isEmpty ? " See all: dose drugs" : ""
        throw NotFound(
            what: "medicine", name: name, suggestions: close,
            message: Sentences.notFound("medicine", name) + hint)
    }

    /// Limits that prescriptions on the list name for this medicine. They go before a pack's.
    fileprivate func ownLimits(of drug: Drug) throws -> [DrugFact] {
        try transaction.prescriptions(of: person, withEnded: false)
            .filter { $0.drugID == drug.id }
            .compactMap { stored in
                let own = try ownLimits(of: stored)
                let words = [
                    own.most.map { "at most \($0.words) in 24 hours" },
                    own.gapSeconds.map { "at least \(DurationText.spelled($0)) apart" },
                ].compactMap(\.self)
                guard !words.isEmpty else { return nil }
                return DrugFact(
                    part: "own limit",
                    text: Sentences.prescriptionSays(stored.name, words.joined(separator: ", ")),
                    sources: [])
            }
    }
}

struct GetFormulasHandler: Handler {
    typealias Method = GetFormulas

    func answer(_ request: GetFormulas.Request, in scene: Scene) throws -> GetFormulas.Reply {
        let snapshot = try scene.personSnapshot()
        let answers = [
            scene.formulary.clearance(snapshot),
            scene.formulary.correctedCalcium(snapshot),
        ]
        return GetFormulas.Reply(
            formulas: answers.map { answer in
                DoseInterface.Formula(
                    name: answer.name, value: answer.words, method: answer.method,
                    inputs: answer.inputs.map(\.words), missing: answer.missing,
                    notes: answer.notes, sources: answer.sources.map(Scene.describe))
            })
    }
}
