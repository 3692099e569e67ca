import Testing

@testable import Formulary

@Suite("Follow-ups")
struct FollowUpDataTests {
    @Test("each has a question, what is published, a setting that is ours, and a source")
    func whole() throws {
        let followUps = try builtIn().followUps
        #expect(followUps.count >= 12)
        for followUp in followUps {
            #expect(followUp.question.hasSuffix("?"), "\(followUp.id)")
            #expect(followUp.note.contains("our setting"))
            #expect(!followUp.sources.isEmpty)
            #expect(followUp.text(for: followUp.alarm) == followUp.alarmText)
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
}
