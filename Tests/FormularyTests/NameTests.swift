import Testing

@testable import Formulary

@Suite("Names")
struct NameTests {
    static let page: [(String, String)] = [
        ("zoledronic acid", "zoledronic-acid"), ("Zometa", "zoledronic-acid"),
        ("pamidronate", "pamidronate"), ("Aredia", "pamidronate"),
        ("denosumab", "denosumab"), ("Xgeva", "denosumab"),
        ("ibuprofen", "ibuprofen"), ("Advil", "ibuprofen"), ("Motrin", "ibuprofen"),
        ("naproxen", "naproxen"), ("Aleve", "naproxen"), ("Naprosyn", "naproxen"),
        ("acetaminophen", "acetaminophen"), ("Tylenol", "acetaminophen"),
        ("tramadol", "tramadol"), ("morphine", "morphine"), ("oxycodone", "oxycodone"),
    ]

    @Test("find every medicine and brand of the patient page", arguments: page)
    func findsPage(typed: String, id: String) throws {
        #expect(try builtIn().drug(named: typed)?.drug.id == id)
    }

    @Test(
        "find the brands of medicines that matter beside a bone medicine or an opioid",
        arguments: [
            ("Fosamax", "alendronate"), ("Boniva", "ibandronate"), ("Actonel", "risedronate"),
            ("Percocet 5/325", "oxycodone-acetaminophen"), ("Vicodin", "hydrocodone-acetaminophen"),
            ("Roxicodone", "oxycodone"), ("Dilaudid", "hydromorphone"), ("Ativan", "lorazepam"),
            ("Xanax", "alprazolam"), ("Valium", "diazepam"), ("Klonopin", "clonazepam"),
            ("Xarelto", "rivaroxaban"), ("Eliquis", "apixaban"), ("Pradaxa", "dabigatran"),
            ("Savaysa", "edoxaban"), ("Lovenox", "enoxaparin"), ("Coumadin", "warfarin"),
            ("Duragesic", "fentanyl"),
        ])
    func findsPartners(typed: String, id: String) throws {
        #expect(try builtIn().drug(named: typed)?.drug.id == id)
    }

    static let denosumabPairs: [(String, String)] = [
        ("Prolia", "Xgeva"), ("Jubbonti", "Wyost"), ("Ospomyv", "Xbryk"),
        ("Obodence", "Xbryk"), ("Stoboclo", "Osenvelt"), ("Conexxence", "Bomyntra"),
        ("Bildyos", "Bilprevda"), ("Bosaya", "Aukelso"), ("Enoby", "Xtrenbo"),
        ("Osvyrti", "Jubereq"), ("Boncresa", "Oziltus"),
    ]

    @Test("tell 60 mg from 120 mg for every pair of denosumab brands", arguments: denosumabPairs)
    func tellsDenosumab(small: String, large: String) throws {
        let formulary = try builtIn()
        let first = try #require(formulary.drug(named: small))
        let second = try #require(formulary.drug(named: large))
        #expect(first.drug.id == "denosumab" && second.drug.id == "denosumab")
        #expect(first.brand?.strength == "60 mg")
        #expect(second.brand?.strength == "120 mg")
    }

    @Test("tell the cancer product of zoledronic acid from Reclast by its strength")
    func tellsReclast() throws {
        let formulary = try builtIn()
        #expect(formulary.drug(named: "Zometa")?.brand?.strength == "4 mg")
        #expect(formulary.drug(named: "Reclast")?.brand?.strength == "5 mg")
        #expect(formulary.drug(named: "zoledronic acid")?.brand == nil)
        let drug = try #require(formulary.drug(id: "zoledronic-acid"))
        #expect(drug.limits(.maxSingle, product: "4-mg").map(\.amount) == ["4"])
        #expect(drug.limits(.maxSingle, product: "5-mg").map(\.amount) == ["5"])
    }

    @Test(
        "do not depend on case, hyphens, spaces or accents",
        arguments: [
            "ZOLEDRONIC ACID", "zoledronic-acid", "Zoledronic_Acid", "zoledronicacid",
            "  zolédronic  acid ", "Zole\u{301}dronic Acid",
        ])
    func folds(_ typed: String) throws {
        #expect(try builtIn().drug(named: typed)?.drug.id == "zoledronic-acid")
    }

    @Test("that are unknown, empty or too long find nothing")
    func findsNothing() throws {
        let formulary = try builtIn()
        let long = String(repeating: "a", count: FormularyLimits.typedNameLength + 1)
        for typed in ["", " - ", "aspirinol", "zoledronic", long] {
            #expect(formulary.drug(named: typed) == nil)
        }
        #expect(formulary.nearMisses(long).isEmpty)
    }

    @Test("a slip of one or two letters is guessed, best first")
    func guesses() throws {
        let formulary = try builtIn()
        #expect(formulary.nearMisses("ibuprofin").first == "ibuprofen")
        #expect(formulary.nearMisses("zolendronic acid").first == "zoledronic acid")
        #expect(formulary.nearMisses("Xgvea").first == "Xgeva")
        #expect(formulary.nearMisses("tramadool").first == "tramadol")
    }

    @Test("a name that was cut short is guessed, and one of which the first word is nearly right")
    func guessesBeginnings() throws {
        let formulary = try builtIn()
        #expect(formulary.likelyMeant("zoledronic") == ["zoledronic acid"])
        #expect(formulary.likelyMeant("zoledronc") == ["zoledronic acid"])
        #expect(formulary.likelyMeant("pamidro") == ["pamidronate"])
        #expect(formulary.likelyMeant("ibuprofin").first == "ibuprofen")
        #expect(Set(formulary.likelyMeant("vitD")) == ["vitamin D2", "vitamin D3"])
        #expect(formulary.likelyMeant("asprin").first == "aspirin")
        for typed in ["zoledronic acid", "zol", "folic acid", "methotrexate", "hello world"] {
            #expect(formulary.likelyMeant(typed).isEmpty, "\(typed)")
        }
    }

    @Test(
        "a salt, a suffix or a form behind the name does no harm",
        arguments: [
            ("oxycodone HCl", "oxycodone"), ("tramadol hydrochloride 50 mg", "tramadol"),
            ("fentanyl patch", "fentanyl"),
            ("denosumab-bbdz", "denosumab"), ("Denosumab-bmwo", "denosumab"),
        ])
    func salts(typed: String, id: String) throws {
        #expect(try builtIn().drug(named: typed)?.drug.id == id)
    }

    @Test("a known, short or far-off word is not guessed")
    func guessesNothing() throws {
        let formulary = try builtIn()
        for typed in ["ibuprofen", "Xgev", "ibuprofiniol", "hello world"] {
            #expect(formulary.nearMisses(typed).isEmpty)
        }
    }

    @Test("differ by insertions, deletions, replacements and swaps")
    func countsSlips() {
        func slips(_ left: String, _ right: String, limit: Int = 3) -> Int? {
            EditDistance.between(Array(left.utf8), Array(right.utf8), limit: limit)
        }
        #expect(slips("kitten", "sitting") == 3)
        #expect(slips("kitten", "sitting", limit: 2) == nil)
        #expect(slips("abcd", "abdc") == 1)
        #expect(slips("", "ab") == 2)
        #expect(slips("same", "same") == 0)
    }

    @Test(
        "where no name is near, those that begin alike are suggested",
        arguments: [
            ("quite-hours", ["quiet-hours"]), ("quiet", ["quiet-hours"]), ("wake", ["waking"]),
            ("vitD", ["vitamin D"]), ("waaking", ["waking"]), ("wa", []), ("xylophone", []),
        ] as [(String, [String])])
    func likely(typed: String, names: [String]) {
        #expect(
            NearNames.likely(typed, among: ["quiet-hours", "waking", "vitamin D", "nag"]) == names)
    }
}
