import Glibc
import Logging
import NIOCore

/// Stops accepting for a while when the system has no room for one more connection. Who waits stays
/// in the kernel's queue. Without it the event loop would be told of the same one over and over,
/// and take a whole processor for it.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let duration: TimeAmount
    private let logger: Logger
    private var resumption: Scheduled<Void>?

    init(limits: SocketLimits, logger: Logger) {
        duration = TimeAmount(limits.acceptPause)
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let fault = error as? IOError,
            [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(fault.errnoCode)
        else { return context.fireErrorCaught(error) }
        guard resumption == nil else { return }
        logger.warning("cannot accept", metadata: ["error": "\(fault)"])
        let channel = context.channel
        setAccepting(false, channel)
        resumption = context.eventLoop.assumeIsolated().scheduleTask(in: duration) {
            self.resumption = nil
            self.setAccepting(true, channel)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        resumption?.cancel()
        resumption = nil
        context.fireChannelInactive()
    }

    private func setAccepting(_ isOn: Bool, _ channel: any Channel) {
        // It can only fail on a channel that is closed, and then nothing is accepted anyway.
        try? channel.syncOptions?.setOption(.autoRead, value: isOn)
    }
}
