package import DoseInterface

/// The answer of `dose answer`: the questions that are asked.
package struct FollowUpList: Tellable {
    package var followUps: [FollowUp]

    package func tell(on page: inout Page) {
        guard !followUps.isEmpty else {
            page.say("Nothing is asked now.")
            return
        }
        for followUp in followUps {
            page.gap()
            page.say("\(followUp.question) (\(followUp.title))")
            if followUp.asked {
                page.verbatim("dose answer \(followUp.id) yes    or: no", indent: 2)
            } else {
                page.say("Asked \(followUp.day.wordsWithDistance).", indent: 2)
            }
            page.say(Phrases.capitalized(Phrases.sentence(followUp.setting)), indent: 2)
            page.sources(followUp.sources, indent: 2)
        }
    }
}

extension AnswerFollowUp.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Recorded: \(followUp.title).")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}
