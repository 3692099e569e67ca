/// It is not known whether this was stored; the same request repeated tells.
package struct OutcomeUnknown: InterfaceError, Equatable {
    package static let name = "io.dosed.OutcomeUnknown"

    package var requestId: String
    package var message: String

    package init(requestId: String, message: String) {
        self.requestId = requestId
        self.message = message
    }
}
