/// The medicines, checks and analytes that are known, each fact with its source.
///
/// A pure value: it is read once from data, and every answer depends only on the arguments.
package struct Formulary: Sendable {
    /// Names of the data files; all must be given.
    package enum File: String, CaseIterable, Sendable {
        case sources = "sources.json"
        case analytes = "analytes.json"
        case emergencyNumbers = "emergency-numbers.json"
        case guides = "guides.json"
        case followUps = "follow-ups.json"
        case checks = "checks.json"
        case boneMedicines = "bone-medicines.json"
        case painMedicines = "pain-medicines.json"
        case otherMedicines = "other-medicines.json"
        case combinations = "combinations.json"
        case partners = "partner-medicines.json"
        case pairs = "pairs.json"
        case facts = "facts.json"
        case sayings = "sayings.json"
        case formulas = "formulas.json"
        case papers = "papers.json"
        case lessons = "learn.json"

        static let medicines: [File] = [
            .boneMedicines, .painMedicines, .otherMedicines, .combinations, .partners,
        ]
    }

    /// Every medicine, in the order of the files.
    package let drugs: [Drug]
    /// Every analyte, in the order of the file.
    package let analytes: [Analyte]
    /// Every pair of medicines that matters together, in the order of the file.
    package let pairs: [Pair]
    /// The questions after doses and exams, in the order of the file.
    package let followUps: [FollowUp]
    /// What is published about signs, events and dental work, in the order of the file.
    package let guides: [Guide]
    /// The number for an emergency by country, in the order of the file.
    package let emergencyNumbers: [EmergencyNumber]
    /// Every condition and risk factor that is known, in the order of the file.
    package let facts: [Fact]
    /// What is said about intakes, by id, with places for names and numbers.
    package let sayings: [String: Saying]
    /// How each formula works and what is to be known about it, by id.
    package let formulas: [FormulaID: Formula]
    /// Every sentence that letters say about medicines, in the order of the file.
    package let paperLines: [PaperLine]
    /// Every short page to read, in the order of the file.
    package let lessons: [Lesson]
    /// Every check, by id.
    package let checks: [Check]
    private let drugsByID: [String: Drug]
    private let book: [String: Source]
    private let checksByID: [String: Check]
    private let names: NameIndex
    /// What each medicine of several ingredients is made of: itself, and those with one of them.
    let combined: [String: Parts]

    /// Reads and validates data files, named as in `File`.
    ///
    /// - Throws: the first problem found, with file, entry and field.
    package init(files: [String: [UInt8]]) throws(FormularyError) {
        if let extra = files.keys.filter({ File(rawValue: $0) == nil }).min() {
            throw FormularyError(file: extra, problem: .unknownFile)
        }
        let book = try Source.read(try Self.bytes(of: .sources, in: files), file: "sources.json")
        let analytes = try Analyte.read(
            try Self.bytes(of: .analytes, in: files), file: "analytes.json", sources: book)
        let checks = try Check.read(
            try Self.bytes(of: .checks, in: files), file: "checks.json", sources: book,
            analytes: Set(analytes.map(\.id)))
        var drugs: [Drug] = []
        var fileOfDrug: [String: String] = [:]
        var names = NameIndex()
        for file in File.medicines {
            let read = try Drug.read(
                try Self.bytes(of: file, in: files), file: file.rawValue, sources: book,
                checks: Set(checks.keys))
            for drug in read {
                try names.add(drug, file: file.rawValue)
                fileOfDrug[drug.id] = file.rawValue
            }
            drugs += read
        }
        pairs = try Pair.read(
            try Self.bytes(of: .pairs, in: files), file: "pairs.json", sources: book,
            drugs: Set(drugs.map(\.id)))
        followUps = try FollowUp.read(
            try Self.bytes(of: .followUps, in: files), file: "follow-ups.json", sources: book,
            drugs: drugs, analytes: Set(analytes.map(\.id)))
        guides = try Guide.read(
            try Self.bytes(of: .guides, in: files), file: "guides.json", sources: book)
        emergencyNumbers = try EmergencyNumber.read(
            try Self.bytes(of: .emergencyNumbers, in: files), file: "emergency-numbers.json",
            sources: book)
        facts = try Fact.read(try Self.bytes(of: .facts, in: files), file: "facts.json")
        sayings = try Saying.read(
            try Self.bytes(of: .sayings, in: files), file: "sayings.json", sources: book)
        formulas = try Formula.read(
            try Self.bytes(of: .formulas, in: files), file: "formulas.json", sources: book)
        try References(
            drugs: drugs, files: fileOfDrug, pairs: pairs, facts: Set(facts.map(\.id)),
            checks: checks
        ).check()
        combined = Self.combined(drugs)
        paperLines = try PaperLine.read(
            try Self.bytes(of: .papers, in: files), file: "papers.json", sources: book,
            drugs: Set(drugs.map(\.id)))
        lessons = try Lesson.read(
            try Self.bytes(of: .lessons, in: files), file: "learn.json", sources: book)
        self.drugs = drugs
        drugsByID = Dictionary(drugs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.analytes = analytes
        self.book = book
        self.checks = checks.values.sorted { $0.id < $1.id }
        self.checksByID = checks
        self.names = names
    }

    /// Finds a medicine by name, other name, brand or id; case, accents, hyphens and spaces
    /// do not matter.
    /// Words behind the name that say which product is meant do no harm: "acetaminophen 650 mg ER".
    package func drug(named typed: String) -> DrugMatch? {
        if let match = names.match(typed) { return match }
        guard typed.count <= FormularyLimits.typedNameLength else { return nil }
        let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        for count in (0..<words.count).reversed() where ProductWords.areAll(words[count...]) {
            guard var match = names.match(words[..<count].joined(separator: " ")) else { continue }
            match.strength = words[count...].joined(separator: " ")
            return match
        }
        return nil
    }

    /// The medicines of which a name begins with what was typed, in the order of the table.
    package func drugs(begunWith typed: String) -> [Drug] {
        drugs.filter { drug in
            let names = [drug.name, drug.id] + drug.otherNames + drug.brands.map(\.name)
            return !NearNames.begun(with: typed, among: names).isEmpty
        }
    }

    /// The medicine with this id.
    package func drug(id: String) -> Drug? {
        drugsByID[id]
    }

    /// Known names within two typing slips of `typed`, best first; only for five letters or more.
    package func nearMisses(_ typed: String) -> [String] {
        names.nearMisses(typed)
    }

    /// Names that were probably meant by one that is not known: those within two typing slips, else
    /// those of which it is the beginning ("zoledronic"), else those of which it is nearly the
    /// first word. Only for five letters or more, or for two words that were cut short ("vitD").
    package func likelyMeant(_ typed: String) -> [String] {
        var near = names.nearMisses(typed)
        let key = NameKey.of(typed)
        if near.isEmpty, names.match(typed) == nil {
            near = NearNames.cutShort(typed, among: drugs.map(\.name))
        }
        guard near.isEmpty, key.count >= NameIndex.shortestGuess, names.match(typed) == nil else {
            return near
        }
        let begun = drugs(begunWith: typed).map(\.name).prefix(FormularyLimits.nearMisses)
        guard begun.isEmpty else { return Array(begun) }
        let firstWords = drugs.compactMap { drug -> (shown: String, names: [String])? in
            let words = drug.name.split(separator: " ").map(String.init)
            guard words.count > 1, words[0].count >= NameIndex.shortestGuess else { return nil }
            return (drug.name, [words[0]])
        }
        return NearNames.of(typed, among: firstWords)
    }

    /// The source with this id.
    package func source(id: String) -> Source? {
        book[id]
    }

    /// The check with this id.
    package func check(id: String) -> Check? {
        checksByID[id]
    }

    /// The checks of a medicine, in its order; with `holds`, only those that hold that.
    package func checks(for drug: Drug, holds: CheckHold? = nil) -> [Check] {
        drug.checks.compactMap { checksByID[$0] }.filter { holds == nil || $0.holds == holds }
    }

    /// The analyte with this id.
    package func analyte(id: String) -> Analyte? {
        analytes.first { $0.id == id }
    }

    /// Finds an analyte by name, other name, id or LOINC code; case, accents and hyphens do not
    /// matter in names.
    package func analyte(named typed: String) -> Analyte? {
        guard typed.count <= FormularyLimits.typedNameLength else { return nil }
        let key = NameKey.of(typed)
        return analytes.first { analyte in
            ([analyte.id, analyte.name] + analyte.otherNames).contains { NameKey.of($0) == key }
                || analyte.loinc.contains(typed) || analyte.units.contains { $0.loinc == typed }
        }
    }

    /// Names of analytes that were probably meant by `typed`, best first.
    package func analytesNear(_ typed: String) -> [String] {
        NearNames.likely(
            typed, among: analytes.map { ($0.name, [$0.id, $0.name] + $0.otherNames) })
    }

    /// What is published about two entries of one list, for example two bone medicines.
    package func pairs(_ left: Drug, _ right: Drug) -> [Pair] {
        pairs(in: pairs, left, right)
    }

    /// The same, of some pairs.
    func pairs(in some: [Pair], _ left: Drug, _ right: Drug) -> [Pair] {
        let (first, second) = (parts(of: left), parts(of: right))
        return some.filter { $0.concerns(first, second, isSame: left.id == right.id) }
    }

    /// The short page that is meant by a name.
    package func lesson(named typed: String) -> Lesson? {
        guard typed.count <= FormularyLimits.typedNameLength else { return nil }
        return lessons.first { $0.isNamed(typed) }
    }

    /// How the checks of a medicine stand for what is on record.
    ///
    /// - Parameter holds: only the checks that hold this; nil for all, notes too.
    package func evaluate(
        _ drug: Drug, holds: CheckHold?, snapshot: Snapshot
    ) -> [CheckResult] {
        checks(for: drug, holds: holds).map { check in
            CheckEvaluation(check: check, drug: drug, snapshot: snapshot, formulary: self).result
        }
    }

    private static func bytes(
        of file: File, in files: [String: [UInt8]]
    ) throws(FormularyError) -> [UInt8] {
        guard let bytes = files[file.rawValue] else {
            throw FormularyError(file: file.rawValue, problem: .missingFile)
        }
        return bytes
    }
}
