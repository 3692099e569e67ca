/// Asks again later for a dose that is due. length: "15m", "3s", "2 hours"; without
/// one the person's own, which is a setting. slot: another dose than the oldest open one.
package enum SnoozeDose: InterfaceMethod {
    package static let name = "io.dosed.SnoozeDose"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var length: String?
        package var slot: String?

        package init(
            requestId: String, name: String, length: String? = nil, slot: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.length = length
            self.slot = slot
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var dose: Dose

        package init(dose: Dose) {
            self.dose = dose
        }
    }
}
