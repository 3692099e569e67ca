/// The first date lies in the past: say since when the treatment runs, or choose a first date.
package struct StartsInPast: InterfaceError, Equatable {
    package static let name = "io.dosed.StartsInPast"

    package var first: Day
    package var message: String

    package init(first: Day, message: String) {
        self.first = first
        self.message = message
    }
}
