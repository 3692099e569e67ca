/// A step of dental work. what: names it, or one of several by the start of its name.
package enum RecordDentalWork: InterfaceMethod {
    package static let name = "io.dosed.RecordDentalWork"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var status: WorkStatus
        package var what: String?
        package var on: String?

        package init(
            requestId: String,
            status: WorkStatus,
            what: String? = nil,
            on: String? = nil
        ) {
            self.requestId = requestId
            self.status = status
            self.what = what
            self.on = on
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var work: DentalWork
        package var medicines: [String]
        package var remarks: [Remark]

        package init(work: DentalWork, medicines: [String] = [], remarks: [Remark]) {
            self.work = work
            self.medicines = medicines
            self.remarks = remarks
        }
    }
}
