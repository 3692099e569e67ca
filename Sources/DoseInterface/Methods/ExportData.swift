/// Everything that is kept, as JSON lines: a header, each row of each table as an object of its
/// own, and an end. text: a part of them, to be put together in order. Needs more.
package enum ExportData: InterfaceMethod {
    package static let name = "io.dosed.ExportData"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var text: String

        package init(text: String) {
            self.text = text
        }
    }
}
