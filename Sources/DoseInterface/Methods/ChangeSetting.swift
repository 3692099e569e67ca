/// Chooses a value: "8 am to 11 pm", "6 hours", "Europe/Lisbon". Without a value: ours again.
package enum ChangeSetting: InterfaceMethod {
    package static let name = "io.dosed.ChangeSetting"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var value: String?

        package init(requestId: String, name: String, value: String? = nil) {
            self.requestId = requestId
            self.name = name
            self.value = value
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var setting: Setting
        package var changed: Bool
        package var remarks: [Remark]

        package init(setting: Setting, changed: Bool, remarks: [Remark]) {
            self.setting = setting
            self.changed = changed
            self.remarks = remarks
        }
    }
}
