/// The newest notes, newest first.
package enum ListNotes: InterfaceMethod {
    package static let name = "io.dosed.ListNotes"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var notes: [Note]

        package init(notes: [Note]) {
            self.notes = notes
        }
    }
}
