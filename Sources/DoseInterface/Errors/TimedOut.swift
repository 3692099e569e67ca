/// No call came within this time; one that was on its way was not carried out.
package struct TimedOut: InterfaceError, Equatable {
    package static let name = "io.dosed.TimedOut"

    package var seconds: Int

    package init(seconds: Int) {
        self.seconds = seconds
    }
}
