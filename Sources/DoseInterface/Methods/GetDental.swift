/// Exams, bookings and dental work on record, and when the next recheck is about due.
package enum GetDental: InterfaceMethod {
    package static let name = "io.dosed.GetDental"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var exams: [DentalExam]
        package var work: [DentalWork]
        package var recheck: Day?
        package var recheckSetting: String?
        package var remarks: [Remark]

        package init(
            exams: [DentalExam],
            work: [DentalWork],
            recheck: Day? = nil,
            recheckSetting: String? = nil,
            remarks: [Remark]
        ) {
            self.exams = exams
            self.work = work
            self.recheck = recheck
            self.recheckSetting = recheckSetting
            self.remarks = remarks
        }
    }
}
