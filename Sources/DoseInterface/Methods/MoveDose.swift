/// Moves one dose to another time, the next one unless slot names another. to: a time, or a day
/// (its clock time stays). All that follow stay where they are. Back to its slot: it is not moved
/// any more.
package enum MoveDose: InterfaceMethod {
    package static let name = "io.dosed.MoveDose"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var to: String
        package var slot: String?

        package init(requestId: String, name: String, to: String, slot: String? = nil) {
            self.requestId = requestId
            self.name = name
            self.to = to
            self.slot = slot
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var dose: Dose
        package var remarks: [Remark]

        package init(dose: Dose, remarks: [Remark]) {
            self.dose = dose
            self.remarks = remarks
        }
    }
}
