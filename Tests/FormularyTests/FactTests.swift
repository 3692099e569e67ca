import Testing

@testable import Formulary

@Suite("Conditions and risk factors as people tell them")
struct FactTests {
    private func looked(_ words: String) throws -> [String] {
        try builtIn().factsLookedAt(words).map(\.id)
    }

    @Test(
        "abbreviations and plain words of what checks look at are recognized",
        arguments: [
            ("hf", "heart-failure"), ("CHF", "heart-failure"), ("HFrEF", "heart-failure"),
            ("weak heart", "heart-failure"), ("Herzschwäche", "heart-failure"),
            ("congestive heart failure since 2019", "heart-failure"),
            ("kidney failure", "kidney-disease"), ("ckd", "kidney-disease"),
            ("CKD stage 3", "kidney-disease"),
            ("CHF, NYHA II", "heart-failure"), ("renal impairment", "kidney-disease"),
            ("on dialysis", "kidney-disease"), ("bad kidneys", "kidney-disease"),
            ("liver failure", "cirrhosis"), ("epilepsy", "seizures"), ("fits", "seizures"),
            ("thrombocytopenia", "low-platelets"), ("ITP", "low-platelets"),
            ("high BP", "high-blood-pressure"), ("hypertension", "high-blood-pressure"),
            ("TIA", "stroke"), ("asthma", "asthma"), ("AERD", "aspirin-asthma"),
            ("heart attack", "heart-disease"), ("T2DM", "diabetes"), ("diabetic", "diabetes"),
            ("bad teeth", "tooth-decay"), ("low haemoglobin", "anemia"),
            ("postmenopausal", "menopause"), ("no womb", "hysterectomy"),
            ("ONJ", "jaw-osteonecrosis"), ("osteonecrosis of the jaw", "jaw-osteonecrosis"),
            ("hypocalcaemia", "low-calcium"), ("my calcium is low", "low-calcium"),
            ("12 weeks pregnant", "pregnancy"), ("breast-feeding", "breastfeeding"),
            ("bleeding ulcer", "stomach-ulcer"), ("upper GI bleed in 2019", "stomach-bleeding"),
            ("acid reflux", "stomach-problems"), ("haemophilia A", "bleeding-disorder"),
            ("on warfarin", "blood-thinner"), ("taking blood thinners", "blood-thinner"),
        ])
    func recognized(words: String, id: String) throws {
        #expect(try looked(words).contains(id))
        #expect(try builtIn().factsMistyped(words) == [])
    }

    @Test(
        "what is about something else, or says that there is none, is not taken for it",
        arguments: [
            "perimenopause", "premenopausal", "ex-smoker", "non-smoker", "quit smoking in 2010",
            "never smoked tobacco", "no kidney disease", "not diabetic", "prediabetes",
            "pulmonary hypertension", "heat stroke", "unilateral oophorectomy", "hypotension",
            "gout", "migraine", "peripheral neuropathy", "kidney stones", "hot flashes",
            "not pregnant", "pregnancy test", "hypercalcemia", "high calcium", "hypokalemia",
            "leg ulcer", "ulcerative colitis", "lives in a nursing home", "off blood thinners",
        ])
    func otherwise(words: String) throws {
        #expect(try looked(words) == [])
        #expect(try builtIn().factsMistyped(words) == [])
    }

    @Test(
        "what a relative has is not counted, and is no slip of the pen",
        arguments: [
            "father had heart failure", "My mother: diabetes", "heart failure (grandmother)",
            "family history of stroke", "kidney disease runs in the family", "aunt with epilepsy",
            "both grandparents had asthma", "sister's hemophilia", "my wife is pregnant",
            "mother has liver disease", "dad, hart failure", "Mutter: Epilepsie",
        ])
    func relatives(words: String) throws {
        #expect(try looked(words) == [])
        #expect(try builtIn().factsMaybeMeant(by: words).isEmpty)
        #expect(try builtIn().factsMistyped(words) == [])
        #expect(try builtIn().isOfRelative(words))
    }

    @Test(
        "words about the person that name a relative beside are counted",
        arguments: [
            ("diabetes since my son was born", "diabetes"),
            ("pregnant with my daughter", "pregnancy"),
            ("heart failure like my father", "heart-failure"),
            ("I have asthma, my sister too", "asthma"),
            ("high blood pressure, says my family doctor", "high-blood-pressure"),
            ("cirrhosis, Child-Pugh B", "cirrhosis"),
        ])
    func besideRelatives(words: String, id: String) throws {
        #expect(try looked(words).contains(id))
        #expect(try !builtIn().isOfRelative(words))
    }

    @Test(
        "words that may mean a condition are asked about",
        arguments: [
            ("heart disease", "heart-failure"), ("liver disease", "cirrhosis"),
            ("hepatitis C", "cirrhosis"), ("asthma", "aspirin-asthma"), ("AKI", "kidney-disease"),
            ("kidney transplant in 2015", "kidney-disease"),
        ])
    func maybe(words: String, id: String) throws {
        #expect(try builtIn().factsMaybeMeant(by: words).map(\.id).contains(id))
        #expect(try builtIn().factsMaybeMeant(by: "no \(words)").isEmpty)
    }

    @Test(
        "a slip of the pen names what was meant",
        arguments: [
            ("hart failure", "heart failure"), ("kidny disease", "kidney disease"),
            ("epilepsi", "seizures"), ("cirrosis", "cirrhosis"), ("asma", ""),
            ("astma", "asthma"), ("thrombocytopaenia", "low platelets"), ("GERD", ""),
        ])
    func slips(words: String, name: String) throws {
        let meant = try builtIn().factsMistyped(words)
        #expect(name.isEmpty ? meant.isEmpty : meant.first == name, "\(meant)")
    }

    @Test("an NSAID is asked about with what its pack names, and zoledronic acid with asthma")
    func checks() throws {
        for condition in ["heart disease", "hypertension", "stroke", "asthma", "cirrhosis"] {
            var snapshot = Snapshot(today: .today)
            snapshot.told(condition)
            let found = try result("nsaid-conditions", of: "naproxen", snapshot)
            #expect(found.state == .open && !found.isBlocking, "\(condition)")
            #expect(found.evidence == condition && !found.sources.isEmpty)
            #expect(try result("aspirin-asthma", of: "Zometa", snapshot).state == .ok)
        }
        var snapshot = Snapshot(today: .today)
        snapshot.told("AERD")
        #expect(try result("aspirin-asthma", of: "Zometa", snapshot).state == .open)
    }
}
