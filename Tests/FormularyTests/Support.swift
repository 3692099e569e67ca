import Testing

@testable import Formulary

private let shared = Result { try Formulary.embedded() }

/// The built-in formulary; a value, so tests cannot disturb each other.
func builtIn() throws -> Formulary {
    try shared.get()
}

/// A medicine of the built-in formulary.
func drug(_ name: String) throws -> Drug {
    try #require(try builtIn().drug(named: name)).drug
}

/// A medicine on a list.
func listed(
    _ name: String, _ value: String = "1", _ unit: String = "mg", brand: String? = nil,
    strength: String? = nil
) throws -> ListedMedicine {
    let drug = try drug(name)
    return ListedMedicine(
        name: drug.id, drugID: drug.id, medicine: brand ?? drug.name, brand: brand,
        strength: strength, dose: Measure(value, unit))
}

/// A lab result.
func lab(
    _ analyte: String, _ value: String, _ unit: String, _ day: DayNumber, low: String? = nil,
    high: String? = nil, flag: LabFlag? = nil
) -> Observation {
    Observation(
        analyteID: analyte, day: day, valueText: "\(value) \(unit)", measure: Measure(value, unit),
        rangeLow: low, rangeHigh: high, flag: flag)
}

/// How one check of a medicine stands.
func result(
    _ check: String, of name: String, holds: CheckHold? = nil, _ snapshot: Snapshot
) throws -> CheckResult {
    let formulary = try builtIn()
    let drug = try #require(formulary.drug(named: name)).drug
    let results = formulary.evaluate(drug, holds: holds, snapshot: snapshot)
    return try #require(results.first { $0.id == check })
}

extension DayNumber {
    /// An arbitrary Monday on which tests take place: 2026-11-23.
    static let today = DayNumber(value: 20_780)

    static func + (day: DayNumber, days: Int) -> DayNumber {
        DayNumber(value: day.value + days)
    }

    static func - (day: DayNumber, days: Int) -> DayNumber {
        DayNumber(value: day.value - days)
    }
}

/// A smallest set of valid data files, to be broken one piece at a time.
enum SmallFiles {
    static let texts: [String: String] = [
        "sources.json": """
        [{"id": "label", "title": "US label", "publisher": "Maker", "region": "US",
          "locator": "DailyMed", "mark": "published"},
         {"id": "hearsay", "title": "A page", "publisher": "Site", "region": "US",
          "locator": "example.org", "mark": "commonly-advised"}]
        """,
        "analytes.json": """
        [{"id": "creatinine", "name": "creatinine", "rangeNote": "A range (our setting).",
          "units": [{"ucum": "mg/dL", "words": "mg/dL", "loinc": "2160-0",
                     "plausibleLow": "0.2", "plausibleHigh": "20"},
                    {"ucum": "umol/L", "words": "umol/L", "toFirstUnit": {"divideBy": "88.4"},
                     "plausibleLow": "21", "plausibleHigh": "1768"}],
          "sources": ["label"]}]
        """,
        "follow-ups.json": """
        [{"id": "jaw", "title": "jaw", "whileTaking": {"classes": ["opioid"], "days": 30},
          "question": "Any pain?", "alarm": "yes", "alarmText": "Call your team.",
          "note": "our setting: every {value} days", "sources": ["label"]}]
        """,
        "guides.json": """
        [{"id": "fever", "kind": "sign", "name": "fever", "otherNames": ["chills"],
          "statements": [{"text": "Call your team.", "sources": ["label"]}]}]
        """,
        "emergency-numbers.json": """
        [{"country": "DE", "name": "Germany", "number": "112", "sources": ["label"]}]
        """,
        "checks.json": """
        [{"id": "ask", "title": "ask", "kind": "note", "severity": "info",
          "texts": {"note": {"sentence": "Ask first."}}, "sources": ["label"]},
         {"id": "lab", "title": "lab", "kind": "observation", "holds": "dose",
          "severity": "block", "analyte": "creatinine",
          "setting": {"name": "lab-age", "value": 14, "unit": "d", "note": "our setting"},
          "texts": {"ok": {"sentence": "Fine."}, "missing": {"sentence": "None."},
                    "stale": {"sentence": "Old."}, "no-range": {"sentence": "Odd."},
                    "above-range": {"sentence": "High."},
                    "not-yet": {"sentence": "Early."},
                    "overridden": {"sentence": "Decided."}},
          "drugSources": {"one": ["label"]}}]
        """,
        "bone-medicines.json": """
        [{"id": "one", "name": "one", "otherNames": ["uno"],
          "brands": [{"name": "Onex", "sources": ["label"]}],
          "class": "opioid", "className": "medicine",
          "ingredients": [{"name": "one", "rxcui": "12", "atc": "M05BA08",
                           "sources": ["label"]}],
          "routes": [{"code": "oral", "usual": true}], "setting": "home",
          "products": [{"id": "5-mg", "name": "5 mg", "amount": "5", "unit": "mg",
                        "sources": ["label"]}],
          "limits": [{"kind": "max-single", "product": "5-mg", "amount": "10", "unit": "mg",
                      "text": "At most 10 mg.", "sources": ["label"]}],
          "statements": [{"topic": "benefit", "text": "It helps.", "sources": ["label"]}],
          "checks": ["lab", "ask"]}]
        """,
        "pain-medicines.json": """
        [{"id": "two", "name": "two", "class": "opioid", "className": "medicine",
          "ingredients": [{"name": "two", "sources": ["label"]}],
          "routes": [{"code": "oral"}], "setting": "home", "checks": []}]
        """,
        "other-medicines.json": "[]",
        "combinations.json": "[]",
        "partner-medicines.json": "[]",
        "facts.json": """
        [{"id": "heart-failure", "name": "heart failure", "otherNames": ["CHF"]}]
        """,
        "sayings.json": "["
            + SayingID.allCases.map { #"{"id": "\#($0.rawValue)", "text": "Words."}"# }
            .joined(separator: ",\n") + "]",
        "formulas.json": "["
            + FormulaID.allCases.map {
                #"{"id": "\#($0.rawValue)", "name": "n", "method": "m", "sources": ["label"], "#
                    + #""setting": {"name": "s", "value": 3, "unit": "d", "note": "our setting"}}"#
            }.joined(separator: ",\n") + "]",
        "papers.json": """
        [{"id": "say", "paper": "dentist", "drugs": ["one"], "text": "It matters.",
          "sources": ["label"]}]
        """,
        "learn.json": """
        [{"id": "jaw", "title": "The jaw", "otherNames": ["teeth"],
          "lines": [{"text": "It is rare.", "sources": ["label"]}], "commands": ["dose dental"]}]
        """,
        "pairs.json": """
        [{"id": "both", "kind": "combination", "severity": "warn", "first": ["one"],
          "second": ["two"], "sentence": "Both.", "advice": "Ask.", "sources": ["label"]}]
        """,
    ]

    /// The files with one piece replaced; the piece must be there.
    static func files(
        replacing piece: String = "", with new: String = "", in file: String = ""
    ) throws -> [String: [UInt8]] {
        var texts = texts
        if !piece.isEmpty {
            let text = try #require(texts[file])
            let parts = text.split(separator: piece, omittingEmptySubsequences: false)
            try #require(parts.count >= 2, "\(piece) is not in \(file)")
            texts[file] = parts[0] + new + parts.dropFirst().joined(separator: piece)
        }
        return texts.mapValues { Array($0.utf8) }
    }
}
