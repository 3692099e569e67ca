/// Reads everything that is stored and says whether it is what was written: pages, rows, events and
/// the end. With more: first how many of how many rows are read, about. sound: absent until the
/// end. words: what was found, in a sentence; with the end.
package enum VerifyData: InterfaceMethod {
    package static let name = "io.dosed.VerifyData"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var done: Int
        package var total: Int
        package var sound: Bool?
        package var words: String?

        package init(done: Int, total: Int, sound: Bool? = nil, words: String? = nil) {
            self.done = done
            self.total = total
            self.sound = sound
            self.words = words
        }
    }
}
