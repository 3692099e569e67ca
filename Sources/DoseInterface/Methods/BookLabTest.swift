/// Keeps the day for which a lab test is booked; it is reminded of the day before.
package enum BookLabTest: InterfaceMethod {
    package static let name = "io.dosed.BookLabTest"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var day: String
        package var asWritten: Bool?

        package init(requestId: String, name: String, day: String, asWritten: Bool? = nil) {
            self.requestId = requestId
            self.name = name
            self.day = day
            self.asWritten = asWritten
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var booking: LabBooking
        package var remarks: [Remark]

        package init(booking: LabBooking, remarks: [Remark]) {
            self.booking = booking
            self.remarks = remarks
        }
    }
}
