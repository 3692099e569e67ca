/// The request id belongs to another request.
package struct RequestReused: InterfaceError, Equatable {
    package static let name = "io.dosed.RequestReused"

    package var requestId: String
    package var message: String

    package init(requestId: String, message: String) {
        self.requestId = requestId
        self.message = message
    }
}
