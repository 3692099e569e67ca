import Testing

@testable import Formulary

@Suite("Follow-ups")
struct FollowUpDataTests {
    @Test("each has a question, what is published, a setting that is ours, and a source")
    func whole() throws {
        let followUps = try builtIn().followUps
        #expect(followUps.count >= 13)
        for followUp in followUps {
            #expect(followUp.question.hasSuffix("?"), "\(followUp.id)")
            for setting in followUp.settings {
                #expect(setting.words(chosen: nil).hasPrefix("our setting: "))
                #expect(setting.words(chosen: 4).hasPrefix("your setting: "))
                #expect(setting.words(chosen: 4).contains("4"))
            }
            #expect(!followUp.sources.isEmpty)
            #expect(followUp.said(to: followUp.alarm)?.text == followUp.alarmText)
            let steps = followUp.later.map(\.setting.value)
            #expect(steps == steps.sorted() && Set(steps).count == steps.count)
            for (index, step) in followUp.later.enumerated() {
                let said = followUp.said(to: followUp.alarm, step: index + 1)
                #expect(said?.text == step.text && said?.sources == step.sources)
                #expect(!step.sources.isEmpty, "\(followUp.id)")
            }
        }
    }

    @Test("they fit medicines by id and by class")
    func medicines() throws {
        for followUp in try builtIn().followUps {
            guard case .whileTaking(let medicines, _) = followUp.occasion else { continue }
            let isForOpioids = followUp.id == "bowel"
            let opioid = try drug("oxycodone")
            let bone = try drug("denosumab")
            #expect(medicines.contains(opioid) == isForOpioids)
            #expect(medicines.contains(bone) != isForOpioids)
        }
    }

    @Test("the calcium test after the first injections is asked about by the EU label")
    func calciumTest() throws {
        let test = try #require(try builtIn().followUps.first { $0.id == "calcium-test" })
        guard case .afterDose(let medicines, let hours, let doses) = test.occasion else {
            Issue.record("It is asked at another time.")
            return
        }
        #expect(try medicines.contains(drug("denosumab")))
        #expect(try !medicines.contains(drug("zoledronic acid")))
        #expect(hours == 14 * 24 && doses.first == 3 && doses.clearanceBelow == "30")
        #expect(test.alarm == .no)
        #expect(test.alarmText.contains("EU label of denosumab 120 mg"))
        #expect(test.sources.map(\.region) == [.eu])
        #expect(test.said(to: .yes)?.text == nil)
        #expect(test.occasion.outlastsStop)
    }

    @Test("a label is named only to people on its medicine, or by the medicine that it is of")
    func labels() throws {
        let followUps = try builtIn().followUps
        let week = try #require(followUps.first { $0.id == "after-week" })
        guard case .afterDose(let medicines, _, _) = week.occasion else {
            Issue.record("It is asked at another time.")
            return
        }
        #expect(try medicines.contains(drug("pamidronate")))
        #expect(try !medicines.contains(drug("denosumab")))
        let thigh = try #require(followUps.first { $0.id == "thigh" })
        #expect(thigh.sources.contains { $0.id == "us-xgeva-patients" })
        for followUp in [week, thigh] {
            #expect(followUp.alarmText.contains("zoledronic acid"), "\(followUp.id)")
        }
    }

    private func whenLate(_ id: String) throws -> (FollowUp, FollowUpMedicines) {
        let followUp = try #require(try builtIn().followUps.first { $0.id == id })
        return (followUp, try #require(followUp.occasion.medicines))
    }

    @Test("each denosumab has exactly one question about a late dose, by the product ordered")
    func lateProducts() throws {
        let denosumab = try drug("denosumab")
        let expected: [(product: String?, id: String)] = [
            ("120-mg", "late-injection"), (nil, "late-injection"), ("60-mg", "late-injection-60"),
        ]
        for (product, id) in expected {
            let fitting = try builtIn().followUps.filter { followUp in
                followUp.occasion.kind == .whenLate
                    && followUp.occasion.medicines?.contains(denosumab, product: product) ?? false
            }
            #expect(fitting.map(\.id) == [id])
        }
        let (_, infusions) = try whenLate("late-infusion")
        #expect(try infusions.contains(drug("zoledronic acid"), product: "4-mg"))
        #expect(try !infusions.contains(drug("zoledronic acid"), product: "5-mg"))
        #expect(try infusions.contains(drug("pamidronate")))
    }

    @Test("windows of our own choice say so, and only published words speak of fractures")
    func lateWindows() throws {
        let (cancer, _) = try whenLate("late-injection")
        #expect(cancer.settings.map(\.value) == [7, 14, 28, 21])
        #expect(!cancer.alarmText.contains("fracture"))
        #expect(cancer.later.map { $0.text.contains("fracture") } == [false, true])
        let (osteoporosis, _) = try whenLate("late-injection-60")
        #expect(osteoporosis.settings.map(\.value) == [1, 28, 112, 28])
        #expect(osteoporosis.later.map { $0.text.contains("fracture") } == [true, true])
        let study = try #require(osteoporosis.later.last)
        #expect(study.text.contains("16 weeks") && study.text.contains("osteoporosis"))
        let (infusion, _) = try whenLate("late-infusion")
        #expect(infusion.settings.map(\.value) == [14] && infusion.againSetting == nil)
        #expect(infusion.later.isEmpty)
    }

    @Test("a dose that is on hold or called off is asked about without blame, and steps stay grave")
    func calledOff() throws {
        let late = try builtIn().followUps.filter { $0.occasion.kind == .whenLate }
        #expect(late.count == 3)
        for followUp in late {
            let words = try #require(followUp.calledOff, "\(followUp.id)")
            #expect(followUp.question(isCalledOff: true) == words.question)
            #expect(followUp.question(isCalledOff: false) == followUp.question)
            #expect(words.text.contains("{when}") && words.text.contains("{how}"))
            #expect(!words.question.contains("late") && !words.text.contains("late"))
            #expect(followUp.said(to: .no, isCalledOff: true)?.text == words.text)
            for (index, step) in followUp.later.enumerated() {
                let said = followUp.said(to: .no, step: index + 1, isCalledOff: true)
                let isGrave = step.text.contains("fracture")
                #expect(said?.text == (isGrave ? step.text : words.text), "\(followUp.id)")
                #expect(said?.sources == (isGrave ? step.sources : followUp.sources))
            }
        }
    }

    @Test("the dental recheck is asked again, by our setting")
    func recheck() throws {
        let recheck = try #require(try builtIn().followUps.first { $0.id == "dental-recheck" })
        #expect(recheck.settings.map(\.name) == ["ask-dental-recheck", "ask-dental-recheck-again"])
        #expect(recheck.settings.map(\.value) == [169, 30])
    }

    private static let whileTaking = "\"whileTaking\": {\"classes\": [\"opioid\"], \"days\": 30},"

    /// The question of the smallest files, asked about a late dose instead.
    private static func late(
        _ occasion: String, _ later: String, field: String, _ problem: FormularyError.Problem
    ) -> Break {
        Break(
            "follow-ups.json", whileTaking, "\"whenLate\": {\(occasion)}, \(later)",
            entry: "jaw", field: field, problem)
    }

    private static let breaks: [Break] = [
        late(
            "\"medicines\": [\"one\"], \"product\": \"6-mg\", \"days\": 7", "",
            field: "whenLate.product", .unknownReference("6-mg")),
        late(
            "\"medicines\": [\"one\"], \"days\": 7",
            "\"later\": [{\"days\": 7, \"note\": \"our setting: {value}\", \"text\": \"Late.\"}],",
            field: "later[0].days", .badCode("7")),
        late(
            "\"medicines\": [\"one\"], \"days\": 7",
            "\"later\": [{\"days\": 8, \"note\": \"our setting: {value}\", \"text\": \"Late.\"}],",
            field: "later[0].sources", .missingSource),
        Break(
            "follow-ups.json", "\"alarm\": \"yes\",",
            "\"alarm\": \"yes\", \"later\": [{\"days\": 40, \"text\": \"Late.\"}],",
            entry: "jaw", field: "later[0]", .unknownField),
        Break(
            "follow-ups.json", "\"alarm\": \"yes\",",
            "\"alarm\": \"yes\", \"calledOff\": {\"question\": \"When?\", \"text\": \"Ask.\"},",
            entry: "jaw", field: "calledOff", .unknownField),
        Break(
            "follow-ups.json", whileTaking, "\"whenPainRises\": {\"days\": 1},", entry: "jaw",
            field: "whenPainRises.days", .badCode("1")),
        Break(
            "follow-ups.json", whileTaking, "\"afterExam\": {\"days\": 9, \"againDays\": 0},",
            entry: "jaw", field: "afterExam.againDays", .badCode("0")),
        Break(
            "follow-ups.json", "\"alarm\": \"yes\",",
            "\"alarm\": \"yes\", \"settledBy\": [\"sodium\"],", entry: "jaw",
            field: "settledBy", .unknownReference("sodium")),
    ]

    @Test(
        "steps that are not later or elsewhere, unknown products and lab results are refused",
        arguments: breaks)
    func refused(_ broken: Break) throws {
        let files = try SmallFiles.files(
            replacing: broken.piece, with: broken.new, in: broken.file)
        let expected = FormularyError(
            file: broken.file, entry: broken.entry, field: broken.field,
            problem: broken.problem)
        #expect(throws: expected) { try Formulary(files: files) }
    }
}
