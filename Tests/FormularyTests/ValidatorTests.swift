import Testing

@testable import Formulary

/// One way to break the data, and how the refusal must name it.
struct Break: Sendable, CustomTestStringConvertible {
    let file: String
    let piece: String
    let new: String
    let entry: String?
    let field: String?
    let problem: FormularyError.Problem

    init(
        _ file: String, _ piece: String, _ new: String, entry: String?, field: String?,
        _ problem: FormularyError.Problem
    ) {
        self.file = file
        self.piece = piece
        self.new = new
        self.entry = entry
        self.field = field
        self.problem = problem
    }

    var testDescription: String {
        "\(file): \(problem)"
    }
}

@Suite("The validator")
struct ValidatorTests {
    @Test("accepts the smallest valid files, so a refusal below has one cause")
    func accepts() throws {
        let formulary = try Formulary(files: try SmallFiles.files())
        #expect(formulary.drugs.map(\.id) == ["one", "two"])
    }

    static let medicine = "bone-medicines.json"
    static let long = String(repeating: "word ", count: 26) + "end."

    static let breaks: [Break] = [
        Break(
            medicine, "\"setting\": \"home\"", "\"setting\": \"home\", \"limit\": []",
            entry: "one", field: "limit", .unknownField),
        Break(
            medicine, "\"usual\": true", "\"usal\": true", entry: "one",
            field: "routes[0].usal", .unknownField),
        Break(
            medicine, "\"text\": \"It helps.\", \"sources\": [\"label\"]",
            "\"text\": \"It helps.\"", entry: "one", field: "statements[0].sources",
            .missingSource),
        Break(
            medicine, "\"At most 10 mg.\", \"sources\": [\"label\"]",
            "\"At most 10 mg.\", \"sources\": []", entry: "one", field: "limits[0].sources",
            .missingSource),
        Break(
            medicine, "\"Onex\", \"sources\": [\"label\"]",
            "\"Onex\", \"sources\": [\"nowhere\"]", entry: "one", field: "brands[0].sources",
            .danglingSource("nowhere")),
        Break(
            medicine, "\"It helps.\", \"sources\": [\"label\"]",
            "\"It helps.\", \"sources\": [\"hearsay\"]", entry: "one",
            field: "statements[0].mark", .overstatedMark),
        Break(
            medicine, "\"Onex\"", "\"UNO\"", entry: "one", field: "brands",
            .duplicateName("UNO", other: "one")),
        Break(
            "pain-medicines.json", "\"name\": \"two\", \"class\"",
            "\"name\": \"On-Ex\", \"class\"", entry: "two", field: "name",
            .duplicateName("On-Ex", other: "one")),
        Break(
            medicine, "M05BA08", "M05B408", entry: "one", field: "ingredients[0].atc",
            .badCode("M05B408")),
        Break(
            medicine, "\"rxcui\": \"12\"", "\"rxcui\": \"12a\"", entry: "one",
            field: "ingredients[0].rxcui", .badCode("12a")),
        Break(
            medicine, "\"code\": \"oral\"", "\"code\": \"mouth\"", entry: "one",
            field: "routes[0].code", .badCode("mouth")),
        Break(
            medicine, "\"amount\": \"10\"", "\"amount\": \"1e1\"", entry: "one",
            field: "limits[0].amount", .badCode("1e1")),
        Break(
            medicine, "\"amount\": \"10\"", "\"amount\": 10", entry: "one",
            field: "limits[0].amount", .wrongType(expected: "text")),
        Break(
            medicine, "\"product\": \"5-mg\"", "\"product\": \"6-mg\"", entry: "one",
            field: "limits[0].product", .unknownReference("6-mg")),
        Break(
            medicine, "\"lab\", \"ask\"", "\"lab\", \"asks\"", entry: "one", field: "checks",
            .unknownReference("asks")),
        Break(
            "checks.json",
            "\"kind\": \"note\", \"severity\": \"info\",\n  \"texts\": {\"note\": "
                + "{\"sentence\": \"Ask first.\"}}, \"sources\": [\"label\"]}",
            "\"kind\": \"companions\", \"severity\": \"info\", \"texts\": {\"ok\": "
                + "{\"sentence\": \"Fine.\"}, \"missing\": {\"sentence\": \"None.\"}, "
                + "\"not-applicable\": {\"sentence\": \"High.\"}}}",
            entry: "ask", field: "drugSources", .missingSource),
        Break(
            medicine, "It helps.", " ", entry: "one", field: "statements[0].text", .badText),
        Break(
            medicine, "It helps.", long, entry: "one", field: "statements[0].text",
            .sentenceTooLong(words: 27, limit: 25)),
        Break(
            medicine, "It helps.", String(repeating: "x", count: 501), entry: "one",
            field: "statements[0].text", .textTooLong(limit: 500)),
        Break(
            medicine, "\"id\": \"one\", \"name\"", "\"id\": \"One\", \"name\"", entry: "One",
            field: "id", .badCode("One")),
        Break(
            medicine, "\"name\": \"one\", \"otherNames\"", "\"otherNames\"", entry: "one",
            field: "name", .missingField),
        Break(
            medicine, "\"amount\": \"10\", \"unit\"",
            "\"when\": {\"fact\": \"gout\"}, \"amount\": \"10\", \"unit\"", entry: "one",
            field: "limits.when", .unknownReference("gout")),
        Break(
            medicine, "\"amount\": \"5\", \"unit\"",
            "\"contents\": [{\"ingredient\": \"three\", \"milligrams\": \"5\"}], "
                + "\"amount\": \"5\", \"unit\"",
            entry: "one", field: "products[0].contents[0].ingredient",
            .unknownReference("three")),
        Break(
            medicine, "\"checks\": [\"lab\"",
            "\"companions\": [{\"name\": \"x\", \"anyOf\": [\"class:gout\"], "
                + "\"text\": \"Words.\", \"sources\": [\"label\"]}], \"checks\": [\"lab\"",
            entry: "one", field: "companions[0].anyOf", .badCode("class:gout")),
        Break(
            medicine, "\"checks\": [\"lab\"",
            "\"companions\": [{\"name\": \"x\", \"product\": \"9-mg\", \"anyOf\": [\"two\"], "
                + "\"text\": \"Words.\", \"sources\": [\"label\"]}], \"checks\": [\"lab\"",
            entry: "one", field: "companions[0].product", .unknownReference("9-mg")),
        Break(
            "checks.json", "\"kind\": \"note\"", "\"kind\": \"facts\", \"facts\": [\"gout\"]",
            entry: "ask", field: "texts.ok", .missingField),
        Break(
            "pairs.json", "\"second\": [\"two\"]", "\"second\": [\"three\"]", entry: "both",
            field: "second", .unknownReference("three")),
        Break(
            "sources.json", "\"id\": \"hearsay\"", "\"id\": \"label\"", entry: "label",
            field: "id", .duplicateID("label")),
        Break(
            "sources.json", "\"region\": \"US\"", "\"region\": \"Mars\"", entry: "label",
            field: "region", .badCode("Mars")),
        Break(
            "analytes.json", "2160-0", "2160-1", entry: "creatinine", field: "units[0].loinc",
            .badCode("2160-1")),
        Break(
            "analytes.json", "(our setting)", "(normal)", entry: "creatinine",
            field: "rangeNote", .unmarkedSetting),
        Break(
            "checks.json", "\"note\": \"our setting\"", "\"note\": \"the rule\"", entry: "lab",
            field: "setting.note", .unmarkedSetting),
        Break(
            "checks.json", "\"stale\": {\"sentence\": \"Old.\"},", "", entry: "lab",
            field: "texts.stale", .missingField),
        Break(
            "checks.json", "\"stale\":", "\"rotten\":", entry: "lab", field: "texts.rotten",
            .unknownField),
        Break(
            "checks.json", "\"analyte\": \"creatinine\"", "\"analyte\": \"gold\"",
            entry: "lab", field: "analyte", .unknownReference("gold")),
        Break(
            "checks.json", "{\"one\": [\"label\"]}", "{\"onne\": [\"label\"]}", entry: "lab",
            field: "drugSources", .unknownReference("onne")),
        Break(
            "checks.json", "{\"one\": [\"label\"]}", "{\"two\": [\"label\"]}", entry: "lab",
            field: "drugSources", .missingSource),
        Break(
            "pairs.json", "[\"two\"]", "[\"three\"]", entry: "both", field: "second",
            .unknownReference("three")),
        Break("pairs.json", "[{", "[{]", entry: nil, field: nil, .notReadable(line: 1)),
        Break(
            "pairs.json", "\"second\": [\"two\"]", "\"first\": [\"two\"]", entry: nil,
            field: nil, .duplicateField("first", line: 2)),
        Break(
            "papers.json", "\"dentist\"", "\"doctor\"", entry: "say", field: "paper",
            .badCode("doctor")),
        Break(
            "papers.json", "[\"one\"]", "[\"three\"]", entry: "say", field: "drugs",
            .unknownReference("three")),
        Break(
            "papers.json", "[\"label\"]", "[]", entry: "say", field: "sources", .missingSource),
        Break(
            "learn.json", "\"teeth\"", "\"JAW\"", entry: "jaw", field: "otherNames",
            .duplicateName("JAW", other: "jaw")),
        Break(
            "learn.json", "It is rare.", long, entry: "jaw", field: "lines[0].text",
            .sentenceTooLong(words: 27, limit: 25)),
        Break(
            "learn.json", "[\"label\"]", "[\"nowhere\"]", entry: "jaw",
            field: "lines[0].sources", .danglingSource("nowhere")),
        Break(
            "other-medicines.json", "[]", "{}", entry: nil, field: nil, .notReadable(line: 1)),
        Break(
            "other-medicines.json", "[]", "[1]", entry: "entry 1", field: nil,
            .wrongType(expected: "object")),
    ]

    @Test("names file, entry and field of what is wrong", arguments: breaks)
    func refuses(_ broken: Break) throws {
        let files = try SmallFiles.files(
            replacing: broken.piece, with: broken.new, in: broken.file)
        let expected = FormularyError(
            file: broken.file, entry: broken.entry, field: broken.field,
            problem: broken.problem)
        #expect(throws: expected) { try Formulary(files: files) }
    }

    @Test("refuses when a file is missing, unknown or too large")
    func refusesFiles() throws {
        var files = try SmallFiles.files()
        files["pairs.json"] = nil
        #expect(throws: FormularyError(file: "pairs.json", problem: .missingFile)) {
            try Formulary(files: files)
        }
        files = try SmallFiles.files()
        files["extra.json"] = []
        #expect(throws: FormularyError(file: "extra.json", problem: .unknownFile)) {
            try Formulary(files: files)
        }
        files = try SmallFiles.files()
        files["sources.json"] = Array(repeating: 32, count: FormularyLimits.fileBytes + 1)
        let limit = FormularyLimits.fileBytes
        #expect(throws: FormularyError(file: "sources.json", problem: .tooLarge(limit: limit))) {
            try Formulary(files: files)
        }
    }

    @Test("refuses more entries than the limit")
    func refusesTooMany() throws {
        var files = try SmallFiles.files()
        let many = Array(repeating: "{}", count: FormularyLimits.entries + 1)
        files["pairs.json"] = Array("[\(many.joined(separator: ","))]".utf8)
        let problem = FormularyError.Problem.tooManyEntries(limit: FormularyLimits.entries)
        #expect(throws: FormularyError(file: "pairs.json", problem: problem)) {
            try Formulary(files: files)
        }
    }

    @Test("says where to look in one line")
    func describes() {
        let error = FormularyError(
            file: "checks.json", entry: "lab", field: "title", problem: .missingField)
        #expect(error.description == "checks.json / lab / title: missingField")
    }
}
