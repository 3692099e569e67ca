/// Adds a prescription from its text: "naproxen 220 mg at 8 am and 20:00".
/// since: the day on which the treatment began, for one that is already under way; dosesBefore: how
/// many doses were given by then. asWritten: keep a name that only looks like a listed one.
/// follows: the zone of "home" or of the "device".
package enum AddPrescription: InterfaceMethod {
    package static let name = "io.dosed.AddPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var text: String
        package var since: String?
        package var dosesBefore: Int?
        package var asWritten: Bool?
        package var follows: String?

        package init(
            requestId: String,
            text: String,
            since: String? = nil,
            dosesBefore: Int? = nil,
            asWritten: Bool? = nil,
            follows: String? = nil
        ) {
            self.requestId = requestId
            self.text = text
            self.since = since
            self.dosesBefore = dosesBefore
            self.asWritten = asWritten
            self.follows = follows
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var first: [Moment]
        package var checks: [CheckItem]
        package var remarks: [Remark]

        package init(
            prescription: Prescription,
            first: [Moment],
            checks: [CheckItem],
            remarks: [Remark]
        ) {
            self.prescription = prescription
            self.first = first
            self.checks = checks
            self.remarks = remarks
        }
    }
}
