/// Every setting, whoever chose it.
package enum GetSettings: InterfaceMethod {
    package static let name = "io.dosed.GetSettings"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var settings: [Setting]

        package init(settings: [Setting]) {
            self.settings = settings
        }
    }
}
