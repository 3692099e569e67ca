/// All changes, whoever made them, in their order: first those after an id, then each as it is
/// made. Needs more. after: 0 for all that there are; absent for those still to come. The first
/// reply has no change. last: go on after this one when the stream is lost. Those of everyone and
/// of the machine unless a person is named.
package enum WatchChanges: InterfaceMethod {
    package static let name = "io.dosed.WatchChanges"

    package struct Request: Codable, Sendable, Equatable {
        package var after: Int?

        package init(after: Int? = nil) {
            self.after = after
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var last: Int
        package var change: Change?

        package init(last: Int, change: Change? = nil) {
            self.last = last
            self.change = change
        }
    }
}
