/// Lab tests that are booked and have no result yet, the nearest day first.
package enum ListLabBookings: InterfaceMethod {
    package static let name = "io.dosed.ListLabBookings"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?

        package init(name: String? = nil) {
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var bookings: [LabBooking]

        package init(bookings: [LabBooking]) {
            self.bookings = bookings
        }
    }
}
