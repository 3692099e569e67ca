/// What a text would make, and nothing is stored: a schedule alone, or a whole prescription.
/// from: the text is read as on that day, and the doses are shown from then on; any day will do,
/// past ones too. count: how many doses. zone: another zone than the home zone. medicine, dose: as
/// they were understood, where the text names them. remarks: what is remarkable about them. route,
/// indication, instruction: how it is taken, what for, and what to keep in mind, in words.
package enum PreviewSchedule: InterfaceMethod {
    package static let name = "io.dosed.PreviewSchedule"

    package struct Request: Codable, Sendable, Equatable {
        package var text: String
        package var from: String?
        package var count: Int?
        package var zone: String?

        package init(
            text: String, from: String? = nil, count: Int? = nil, zone: String? = nil
        ) {
            self.text = text
            self.from = from
            self.count = count
            self.zone = zone
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var words: String
        package var canonical: String
        package var occurrences: [Moment]
        package var medicine: String?
        package var dose: String?
        package var remarks: [Remark]?
        package var route: String?
        package var indication: String?
        package var instruction: String?

        package init(
            words: String, canonical: String, occurrences: [Moment], medicine: String? = nil,
            dose: String? = nil, remarks: [Remark]? = nil, route: String? = nil,
            indication: String? = nil, instruction: String? = nil
        ) {
            self.words = words
            self.canonical = canonical
            self.occurrences = occurrences
            self.medicine = medicine
            self.dose = dose
            self.remarks = remarks
            self.route = route
            self.indication = indication
            self.instruction = instruction
        }
    }
}
