/// The error `io.dosed.TimedOut`.
package struct TimedOut: InterfaceError, Equatable {
    package static let name = "io.dosed.TimedOut"

    package var seconds: Int

    package init(seconds: Int) {
        self.seconds = seconds
    }
}
