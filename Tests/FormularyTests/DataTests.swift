import Testing

@testable import Formulary

/// Every text that a person reads, with where it stands.
func shownTexts(_ formulary: Formulary) -> [(place: String, text: String)] {
    var texts: [(String, String)] = []
    for drug in formulary.drugs {
        texts += drug.statements.map { (drug.id, $0.text) }
        texts += drug.limits.map { (drug.id, $0.text) }
        texts += drug.usualRegimens.map { (drug.id, $0.text) }
    }
    texts += formulary.paperLines.map { ($0.id, $0.text) }
    for lesson in formulary.lessons { texts += lesson.lines.map { (lesson.id, $0.text) } }
    for pair in formulary.pairs {
        texts += [pair.sentence, pair.sentenceOfMore, pair.advice].compactMap { $0 }
            .map { (pair.id, $0) }
    }
    for followUp in formulary.followUps {
        let said: [String?] = [
            followUp.question, followUp.alarmText, followUp.otherText,
            followUp.calledOff?.question, followUp.calledOff?.text,
        ]
        texts += said.compactMap { $0 }.map { (followUp.id, $0) }
        texts += followUp.later.map { (followUp.id, $0.text) }
    }
    for guide in formulary.guides { texts += guide.statements.map { (guide.id, $0.text) } }
    for analyte in formulary.analytes { texts += analyte.alerts.map { (analyte.id, $0.text) } }
    texts += formulary.sayings.values.map { ($0.id, $0.text) }
    texts += formulary.formulas.values.flatMap { formula in
        formula.notes.map { (formula.id.rawValue, $0) }
    }
    for drug in formulary.drugs { texts += drug.companions.map { (drug.id, $0.text) } }
    let checks = Set(formulary.drugs.flatMap(\.checks)).compactMap { formulary.check(id: $0) }
    for check in checks {
        for text in check.texts.values {
            texts += [text.sentence, text.advice].compactMap { $0 }.map { (check.id, $0) }
        }
        texts += check.regional.map { (check.id, $0.text) }
    }
    return texts
}

@Suite("The built-in data")
struct DataTests {
    @Test("are accepted, and all of them are read")
    func accepted() throws {
        let formulary = try builtIn()
        #expect(formulary.drugs.count >= 80)
        #expect(
            Set(formulary.analytes.map(\.id)).isSuperset(of: [
                "creatinine", "calcium", "corrected-calcium", "albumin", "vitamin-d", "platelets",
                "weight", "height", "temperature", "blood-pressure", "pregnancy-test",
            ]))
        #expect(Set(Formulary.embeddedFiles.keys) == Set(Formulary.File.allCases.map(\.rawValue)))
        #expect(shownTexts(formulary).count > 200)
    }

    @Test("give every fact a source with title, region and locator")
    func sources() throws {
        let formulary = try builtIn()
        for drug in formulary.drugs {
            var lists = drug.statements.map(\.sources) + drug.limits.map(\.sources)
            lists += drug.usualRegimens.map(\.sources) + drug.products.map(\.sources)
            lists += drug.brands.map(\.sources) + drug.ingredients.map(\.sources)
            for sources in lists {
                #expect(!sources.isEmpty, "\(drug.id)")
                #expect(sources.allSatisfy { !$0.title.isEmpty && !$0.locator.isEmpty })
            }
            for id in drug.checks {
                let check = try #require(formulary.check(id: id))
                #expect(
                    check.hasOwnSources(for: drug) || !check.sources(for: drug).isEmpty,
                    "\(drug.id) \(id)")
            }
        }
        #expect(formulary.source(id: "asco-2017")?.title == "ASCO 2017")
        #expect(formulary.source(id: "nowhere") == nil)
    }

    @Test("mark what was read only second-hand")
    func marks() throws {
        for drug in try builtIn().drugs {
            for statement in drug.statements {
                let isSecondHand = statement.sources.allSatisfy { $0.mark == .commonlyAdvised }
                #expect((statement.mark == .commonlyAdvised) == isSecondHand, "\(statement.text)")
            }
        }
    }

    @Test("hold no working notes, no machine paths and no private marks")
    func noNotes() throws {
        let words: Set<String> = ["UNVERIFIED", "PD", "TODO", "FIXME", "2°"]
        for (name, bytes) in Formulary.embeddedFiles {
            let text = String(decoding: bytes, as: UTF8.self)
            let found = words.intersection(
                text.split { !($0.isLetter || $0.isNumber || $0 == "°") }.map(String.init))
            #expect(found.isEmpty, "\(name)")
            for phrase in ["PRODUCT DECISION", "file:", "\"/home", "\"/work", "\"/tmp"] {
                #expect(!text.contains(phrase), "\(name): \(phrase)")
            }
        }
    }

    @Test("never order anyone to begin, end, change or delay a treatment")
    func noOrders() throws {
        let orders = ["stop", "start", "skip", "delay", "hold", "reduce", "increase", "change"]
        for (place, text) in shownTexts(try builtIn()) {
            for sentence in text.split(whereSeparator: { ".!?:;".contains($0) }) {
                let first = sentence.split(separator: " ").first.map { $0.lowercased() } ?? ""
                #expect(!orders.contains(first), "\(place): \(text)")
            }
            for phrase in ["do not take", "don't take", "you should", "you must"] {
                #expect(!text.lowercased().contains(phrase), "\(place): \(text)")
            }
        }
    }

    @Test("keep sentences short and plain: 25 words and grade 8 at most")
    func plain() throws {
        let formulary = try builtIn()
        var names: Set<String> = []
        for drug in formulary.drugs {
            for name in [drug.name] + drug.otherNames + drug.brands.map(\.name) {
                let words = name.lowercased().split { !$0.isLetter }.map(String.init)
                names.formUnion(words.filter { $0.count > 4 })
            }
        }
        let grade = ReadingGrade(names: names)
        for (place, text) in shownTexts(formulary) {
            #expect(SentenceCount.wordsPerSentence(of: text).allSatisfy { $0 <= 25 })
            // A place holds a name or a number.
            let plain = text.replacing(/\{[a-z-]+\}/, with: "Ann")
            #expect(grade.grade(of: plain) <= 8.0, "\(place): \(grade.grade(of: plain)) \(text)")
        }
        let hard = "Contraindicated in hypersensitivity; precautionary monitoring recommended."
        #expect(grade.grade(of: hard) > 12)
    }

    @Test("use American spelling")
    func spelling() throws {
        let british = ["tumour", "colour", "diarrhoea", "anaemia", "fibre", "hypocalcaemia"]
        for (place, text) in shownTexts(try builtIn()) {
            let lower = text.lowercased()
            #expect(!british.contains(where: lower.contains), "\(place): \(text)")
        }
    }

    @Test("say who gives each bone medicine and how")
    func settings() throws {
        for name in ["zoledronic acid", "pamidronate"] {
            let medicine = try drug(name)
            #expect(medicine.isClinicGiven && medicine.drugClass == .bisphosphonate)
            #expect(medicine.usualRoute == .intravenousInfusion)
        }
        #expect(try drug("denosumab").usualRoute == .subcutaneous)
        #expect(try drug("fulvestrant").isClinicGiven)
        #expect(try drug("fulvestrant").usualRoute == .intramuscular)
        #expect(try !drug("ibuprofen").isClinicGiven)
    }

    @Test("print a limit for each acetaminophen pack, and never one for the ingredient")
    func acetaminophen() throws {
        let medicine = try drug("paracetamol")
        let maxima = ["500-mg": "3000", "325-mg": "3250", "650-mg-er": "3900"]
        for (product, amount) in maxima {
            #expect(medicine.limits(.maxIn24Hours, product: product).map(\.amount) == [amount])
        }
        #expect(
            medicine.limits.allSatisfy { $0.product != nil || $0.kind == .dangerIn24Hours })
        #expect(medicine.products.first?.id == "500-mg")
    }

    @Test("print the pack limits of the other pain medicines")
    func packLimits() throws {
        func limit(_ name: String, _ kind: LimitKind) throws -> [String] {
            try drug(name).limits(kind).map { "\($0.amount) \($0.unit)" }
        }
        #expect(try limit("ibuprofen", .maxIn24Hours) == ["1200 mg"])
        #expect(try limit("ibuprofen", .minGap) == ["4 h"])
        #expect(try limit("naproxen", .maxIn24Hours) == ["660 mg"])
        #expect(try limit("naproxen", .minGap) == ["8 h"])
        #expect(try limit("tramadol", .maxIn24Hours) == ["400 mg", "300 mg", "200 mg"])
        #expect(try limit("oxycodone", .maxIn24Hours).isEmpty)
        #expect(try limit("zoledronic acid", .minInfusionTime) == ["15 min"])
        #expect(try limit("pamidronate", .maxSingle) == ["90 mg"])
    }

    @Test("carry the cautions of the patient page for ibuprofen and naproxen")
    func pageCautions() throws {
        for name in ["ibuprofen", "naproxen"] {
            let cautions = try drug(name).statements(about: .caution).filter { caution in
                caution.sources.contains { $0.id == "komen-2023" }
            }.map(\.text).joined(separator: " ")
            for word in ["platelet", "kidneys", "heart failure"] {
                #expect(cautions.contains(word), "\(name) \(word)")
            }
        }
    }

    @Test("carry the page's intervals of the bone medicines")
    func pageIntervals() throws {
        let intervals = [
            "zoledronic acid": "every 12 weeks", "denosumab": "every 4 weeks",
            "pamidronate": "every 3 to 4 weeks, or every 12 weeks",
        ]
        for (name, interval) in intervals {
            let fromPage = try drug(name).usualRegimens.filter { regimen in
                regimen.sources.contains { $0.id == "komen-2023" }
            }
            #expect(fromPage.contains { $0.text.contains(interval) }, "\(name)")
        }
    }
}
