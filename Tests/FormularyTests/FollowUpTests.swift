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
            #expect(followUp.text(for: followUp.alarm) == followUp.alarmText)
            let again = followUp.text(for: followUp.alarm, again: true)
            #expect(again == followUp.againText ?? followUp.alarmText)
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
        #expect(test.text(for: .yes) == nil)
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
}
