/// The medicines, checks and analytes that are known, each fact with its source.
///
/// A pure value: it is read once from data, and every answer depends only on the arguments.
package struct Formulary: Sendable {
    /// Names of the data files; all must be given.
    package enum File: String, CaseIterable, Sendable {
        case sources = "sources.json"
        case analytes = "analytes.json"
        case checks = "checks.json"
        case boneMedicines = "bone-medicines.json"
        case painMedicines = "pain-medicines.json"
        case otherMedicines = "other-medicines.json"
        case pairs = "pairs.json"
        case papers = "papers.json"
        case lessons = "learn.json"

        static let medicines: [File] = [.boneMedicines, .painMedicines, .otherMedicines]
    }

    /// Every medicine, in the order of the files.
    package let drugs: [Drug]
    /// Every analyte, in the order of the file.
    package let analytes: [Analyte]
    /// Every pair of medicines that matters together, in the order of the file.
    package let pairs: [Pair]
    /// Every sentence that letters say about medicines, in the order of the file.
    package let paperLines: [PaperLine]
    /// Every short page to read, in the order of the file.
    package let lessons: [Lesson]
    private let book: [String: Source]
    private let checksByID: [String: Check]
    private let names: NameIndex

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
        var names = NameIndex()
        for file in File.medicines {
            let read = try Drug.read(
                try Self.bytes(of: file, in: files), file: file.rawValue, sources: book,
                checks: Set(checks.keys))
            for drug in read {
                try names.add(drug, file: file.rawValue)
            }
            drugs += read
        }
        try Self.checkDrugSources(checks, drugs: drugs)
        pairs = try Pair.read(
            try Self.bytes(of: .pairs, in: files), file: "pairs.json", sources: book,
            drugs: Set(drugs.map(\.id)))
        paperLines = try PaperLine.read(
            try Self.bytes(of: .papers, in: files), file: "papers.json", sources: book,
            drugs: Set(drugs.map(\.id)))
        lessons = try Lesson.read(
            try Self.bytes(of: .lessons, in: files), file: "learn.json", sources: book)
        self.drugs = drugs
        self.analytes = analytes
        self.book = book
        self.checksByID = checks
        self.names = names
    }

    /// Finds a medicine by name, other name, brand or id; case, accents, hyphens and spaces
    /// do not matter.
    package func drug(named typed: String) -> DrugMatch? {
        names.match(typed)
    }

    /// The medicine with this id.
    package func drug(id: String) -> Drug? {
        drugs.first { $0.id == id }
    }

    /// Known names within two typing slips of `typed`, best first; only for five letters or more.
    package func nearMisses(_ typed: String) -> [String] {
        names.nearMisses(typed)
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

    /// Names of analytes within two typing slips of `typed`, best first.
    package func analytesNear(_ typed: String) -> [String] {
        let key = Array(NameKey.of(typed).utf8)
        guard key.count >= 4, typed.count <= FormularyLimits.typedNameLength else { return [] }
        return analytes.compactMap { analyte -> (name: String, slips: Int)? in
            ([analyte.id, analyte.name] + analyte.otherNames).compactMap {
                EditDistance.between(key, Array(NameKey.of($0).utf8), limit: 2)
            }.min().map { (analyte.name, $0) }
        }.sorted { $0.slips < $1.slips }.prefix(FormularyLimits.nearMisses).map(\.name)
    }

    /// What is published about two entries of one list, for example two bone medicines.
    package func pairs(_ left: Drug, _ right: Drug) -> [Pair] {
        pairs.filter { $0.concerns(left, right) }
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
            CheckEvaluation(check: check, drug: drug, snapshot: snapshot).result
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

    /// A check names only known medicines, and has a source for each medicine that it applies to.
    private static func checkDrugSources(
        _ checks: [String: Check], drugs: [Drug]
    ) throws(FormularyError) {
        let known = Set(drugs.map(\.id))
        for check in checks.values.sorted(by: { $0.id < $1.id }) {
            func error(_ problem: FormularyError.Problem) -> FormularyError {
                FormularyError(
                    file: File.checks.rawValue, entry: check.id, field: "drugSources",
                    problem: problem)
            }
            if let unknown = check.drugSources.keys.sorted().first(where: { !known.contains($0) }) {
                throw error(.unknownReference(unknown))
            }
            for drug in drugs where drug.checks.contains(check.id) {
                guard !check.sources(for: drug).isEmpty else { throw error(.missingSource) }
            }
        }
    }
}
