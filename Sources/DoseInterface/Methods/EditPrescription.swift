/// Changes what is ordered from now on; what was due before stays as it was. text: what is new, the
/// rest stays: "440 mg", "at 9:00", "every 4 weeks". late: how late a dose may be ("6 hours",
/// "half", "never"; "default" for the person's own rule). lead: how long ahead it is told of ("7
/// days, 2 hours"), nag: how it is asked about again ("15 minutes, 3 times"), escalate: after how
/// long without an answer a carer is told ("1 hour"); all alike. follows: the zone of "home" or of
/// the "device".
package enum EditPrescription: InterfaceMethod {
    package static let name = "io.dosed.EditPrescription"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var text: String?
        package var late: String?
        package var lead: String?
        package var nag: String?
        package var escalate: String?
        package var follows: String?

        package init(
            requestId: String, name: String, text: String? = nil, late: String? = nil,
            lead: String? = nil, nag: String? = nil, escalate: String? = nil,
            follows: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.text = text
            self.late = late
            self.lead = lead
            self.nag = nag
            self.escalate = escalate
            self.follows = follows
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var before: Order
        package var first: [Moment]
        package var remarks: [Remark]

        package init(
            prescription: Prescription, before: Order, first: [Moment], remarks: [Remark]
        ) {
            self.prescription = prescription
            self.before = before
            self.first = first
            self.remarks = remarks
        }
    }
}
