/// A teller of this name is connected already; two of one name would tell everything twice.
package struct ChannelInUse: InterfaceError, Equatable {
    package static let name = "io.dosed.ChannelInUse"

    package var channel: String
    package var message: String

    package init(channel: String, message: String) {
        self.channel = channel
        self.message = message
    }
}
