/// Records a lab result or another value: "creatinine", "0.9", "mg/dL".
package enum RecordObservation: InterfaceMethod {
    package static let name = "io.dosed.RecordObservation"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var value: String
        package var unit: String?
        package var on: String?
        package var range: String?
        package var asWritten: Bool?
        package var note: String?

        package init(
            requestId: String,
            name: String,
            value: String,
            unit: String? = nil,
            on: String? = nil,
            range: String? = nil,
            asWritten: Bool? = nil,
            note: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.value = value
            self.unit = unit
            self.on = on
            self.range = range
            self.asWritten = asWritten
            self.note = note
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var observation: Observation
        package var remarks: [Remark]

        package init(observation: Observation, remarks: [Remark]) {
            self.observation = observation
            self.remarks = remarks
        }
    }
}
