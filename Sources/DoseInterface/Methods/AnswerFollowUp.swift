/// Answers a question of follow-up, puts it off or switches it off: one of the three.
package enum AnswerFollowUp: InterfaceMethod {
    package static let name = "io.dosed.AnswerFollowUp"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var id: String?
        package var answer: FollowUpAnswer?
        package var later: String?
        package var off: Bool?
        package var note: String?

        package init(
            requestId: String,
            id: String? = nil,
            answer: FollowUpAnswer? = nil,
            later: String? = nil,
            off: Bool? = nil,
            note: String? = nil
        ) {
            self.requestId = requestId
            self.id = id
            self.answer = answer
            self.later = later
            self.off = off
            self.note = note
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var followUp: FollowUp
        package var remarks: [Remark]

        package init(followUp: FollowUp, remarks: [Remark]) {
            self.followUp = followUp
            self.remarks = remarks
        }
    }
}
