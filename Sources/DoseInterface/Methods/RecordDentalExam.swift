/// Either outcome (of an exam held on a day, today when absent) or booked (a day to come).
package enum RecordDentalExam: InterfaceMethod {
    package static let name = "io.dosed.RecordDentalExam"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var on: String?
        package var outcome: ExamOutcome?
        package var booked: String?
        package var dentist: String?
        package var note: String?

        package init(
            requestId: String,
            on: String? = nil,
            outcome: ExamOutcome? = nil,
            booked: String? = nil,
            dentist: String? = nil,
            note: String? = nil
        ) {
            self.requestId = requestId
            self.on = on
            self.outcome = outcome
            self.booked = booked
            self.dentist = dentist
            self.note = note
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var exam: DentalExam
        package var recheck: Day?
        package var recheckSetting: String?
        package var remarks: [Remark]

        package init(
            exam: DentalExam,
            recheck: Day? = nil,
            recheckSetting: String? = nil,
            remarks: [Remark]
        ) {
            self.exam = exam
            self.recheck = recheck
            self.recheckSetting = recheckSetting
            self.remarks = remarks
        }
    }
}
