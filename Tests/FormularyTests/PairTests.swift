import Testing

@testable import Formulary

@Suite("Pairs of medicines")
struct PairTests {
    func ids(_ left: String, _ right: String) throws -> [String] {
        try builtIn().pairs(try drug(left), try drug(right)).map(\.id)
    }

    @Test(
        "are named in either order",
        arguments: [
            ("zoledronic acid", "denosumab", "two-bone-groups"),
            ("Zometa", "alendronate", "two-bisphosphonates"),
            ("Zometa", "Reclast", "two-zoledronic-acids"),
            ("Xgeva", "Prolia", "two-denosumabs"),
            ("Wyost", "Jubbonti", "two-denosumabs"),
            ("Advil", "Aleve", "two-nsaids"),
            ("naproxen", "zoledronic acid", "nsaid-and-kidney"),
            ("oxycodone", "ondansetron", "opioid-and-ondansetron"),
            ("morphine", "tramadol", "two-opioids"),
            ("oxycodone/acetaminophen", "morphine", "two-opioids"),
            ("diclofenac", "ibuprofen", "two-nsaids"), ("ASA", "celecoxib", "two-nsaids"),
        ])
    func named(left: String, right: String, id: String) throws {
        #expect(try ids(left, right) == [id])
        #expect(try ids(right, left) == [id])
    }

    @Test("that have nothing in common say nothing")
    func silent() throws {
        #expect(try ids("letrozole", "denosumab").isEmpty)
        #expect(try ids("ibuprofen", "ibuprofen").isEmpty)
        #expect(try ids("acetaminophen", "ibuprofen").isEmpty)
    }

    @Test("two bone medicines cite the EU label of denosumab")
    func source() throws {
        let pair = try #require(
            try builtIn().pairs(try drug("Xgeva"), try drug("Zometa")).first)
        #expect(pair.sources.map(\.title) == ["EU label of denosumab 120 mg"])
        #expect(pair.sources.first?.region == .eu)
    }
}
