import Testing

@testable import Formulary

@Suite("Signs, events, dental work and emergency numbers")
struct GuideTests {
    @Test("a text is told by the beginnings of its words, not by their middles")
    func told() throws {
        let fever = try #require(try builtIn().guides(.sign).first { $0.id == "fever" })
        #expect(fever.isTold(by: "Feverish, with chills."))
        #expect(!fever.isTold(by: "no change"))
        let jaw = try #require(try builtIn().guides(.sign).first { $0.id == "jaw" })
        #expect(jaw.isTold(by: "My jaw aches"))
        #expect(!jaw.isTold(by: "a glass of water"))
    }

    @Test("the words of a name stand in one sentence, in any order, and short ones are whole")
    func wordsOfNames() {
        #expect(ToldText("My legs feel so weak.").tells("weak/weakness + leg/arm"))
        #expect(ToldText("Weakness in one arm").tells("weak/weakness + leg/arm"))
        #expect(!ToldText("Weak tea. My legs are fine.").tells("weak/weakness + leg/arm"))
        #expect(!ToldText("pain came back").tells("back pain"))
        #expect(!ToldText("a number of pills").tells("numb"))
        #expect(ToldText("so confused").tells("confus"))
        for told in ["can't walk", "Can’t walk!", "cannot walk", "cant walk", "can not walk"] {
            #expect(ToldText(told).tells("cannot walk"), "\(told)")
        }
        #expect(ToldText("100.4 is my temperature").tells("temperature + 100 4"))
        #expect(!ToldText("").tells("numb") && !ToldText("numb").tells(""))
    }

    @Test("severe pain in the place of a sign is that sign, mild pain only where any pain is")
    func painInPlace() throws {
        let signs = try builtIn().guides(.sign)
        let spine = try #require(signs.first { $0.id == "spine" })
        #expect(spine.isTold(byPainIn: "my lower back", score: 7))
        #expect(spine.isTold(byPainIn: "spine", score: 10))
        #expect(!spine.isTold(byPainIn: "back", score: 6))
        #expect(!spine.isTold(byPainIn: "knee", score: 10))
        let thigh = try #require(signs.first { $0.id == "thigh" })
        #expect(thigh.isTold(byPainIn: "hip", score: 1))
    }

    @Test("every statement has a source, and what was read second-hand is marked")
    func sources() throws {
        let guides = try builtIn().guides
        #expect(guides.count > 20)
        for guide in guides {
            for statement in guide.statements {
                let isSecondHand = statement.sources.allSatisfy { $0.mark == .commonlyAdvised }
                #expect(!statement.sources.isEmpty)
                #expect((statement.mark == .commonlyAdvised) == isSecondHand, "\(guide.id)")
            }
        }
    }

    @Test(
        "dental work is known as invasive or not by what it is called",
        arguments: [
            ("extraction of a wisdom tooth", true), ("implant", true), ("root canal", false),
            ("cleaning", false), ("new crown", false), ("root canal surgery", true),
            ("apicoectomy", true), ("root surgery", true), ("bone graft", true),
        ])
    func dentalWork(what: String, isInvasive: Bool) throws {
        #expect(try builtIn().dentalWork(toldBy: what)?.isInvasive == isInvasive)
    }

    @Test("dental work that is not known is neither")
    func unknownWork() throws {
        #expect(try builtIn().dentalWork(toldBy: "something") == nil)
    }

    @Test("emergency numbers are found by code, name and other name")
    func emergency() throws {
        let formulary = try builtIn()
        for (typed, number) in [
            ("de", "112"), ("Deutschland", "112"), ("usa", "911"), ("United Kingdom", "999"),
            ("Australia", "000"), ("NZ", "111"),
        ] {
            #expect(formulary.emergencyNumber(in: typed)?.number == number, "\(typed)")
        }
        #expect(formulary.emergencyNumber(in: "Atlantis") == nil)
        #expect(formulary.emergencyNumbers.count > 35)
        #expect(formulary.emergencyNumbers.allSatisfy { !$0.sources.isEmpty })
    }

    @Test(
        "a broken entry is refused with its place",
        arguments: [
            ("guides.json", "\"kind\": \"sign\"", "\"kind\": \"omen\"", "kind"),
            ("guides.json", "\"kind\": \"sign\"", "\"kind\": \"dental-work\"", "invasive"),
            (
                "guides.json", "\"kind\": \"sign\"", "\"kind\": \"sign\", \"invasive\": true",
                "invasive"
            ),
            ("guides.json", ", \"sources\": [\"label\"]", "", "statements[0].sources"),
            ("emergency-numbers.json", "\"DE\"", "\"de\"", "country"),
            ("emergency-numbers.json", "\"112\"", "\"one\"", "number"),
            ("emergency-numbers.json", "[\"label\"]", "[]", "sources"),
        ])
    func broken(file: String, piece: String, new: String, field: String) throws {
        let files = try SmallFiles.files(replacing: piece, with: new, in: file)
        do {
            _ = try Formulary(files: files)
            Issue.record("it was taken")
        } catch {
            #expect(error.file == file)
            #expect(error.field == field)
        }
    }
}
