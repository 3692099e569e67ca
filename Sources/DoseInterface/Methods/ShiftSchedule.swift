/// Moves the next dose and all that follow by a length of time ("4d", "1 week", "2 hours"), later
/// or earlier.
package enum ShiftSchedule: InterfaceMethod {
    package static let name = "io.dosed.ShiftSchedule"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var length: String
        package var earlier: Bool?

        package init(requestId: String, name: String, length: String, earlier: Bool? = nil) {
            self.requestId = requestId
            self.name = name
            self.length = length
            self.earlier = earlier
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var prescription: Prescription
        package var from: Moment
        package var first: [Moment]
        package var remarks: [Remark]

        package init(
            prescription: Prescription, from: Moment, first: [Moment], remarks: [Remark]
        ) {
            self.prescription = prescription
            self.from = from
            self.first = first
            self.remarks = remarks
        }
    }
}
