import Logging
import NIOCore
import StrictJSON
import Varlink

/// One connection: calls strictly in order, one at a time. Nothing is read while a call runs, so
/// what a client sends ahead waits in the kernel. Confined to the server's event loop.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private enum Phase {
        case opening
        case waiting
        case calling(Call, Task<Void, Never>)
        case refused
    }

    private let registry: ConnectionRegistry
    private let peer: Peer?
    private var phase = Phase.opening
    private var splitter: FrameSplitter
    private var channel: (any Channel)?
    private var inputClosed = false
    private var timer: Scheduled<Void>?
    private var pendingOutput = 0

    init(registry: ConnectionRegistry, peer: Peer?) {
        self.registry = registry
        self.peer = peer
        splitter = FrameSplitter(limit: registry.limits.requestBytes)
    }

    // MARK: From the channel

    func channelActive(context: ChannelHandlerContext) {
        channel = context.channel
        switch registry.admit(self, peer: peer) {
        case .refuse(let error):
            refuse(error)
        case .serve where registry.isShuttingDown:
            close()
        case .serve:
            phase = .waiting
            awaitCall(registry.limits.timeToFirstCall)
            context.read()
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .refused = phase { return }
        splitter.append(unwrapInboundIn(data).readableBytesView)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        switch phase {
        case .waiting: advance()
        case .refused where !inputClosed: context.read()
        case .opening, .calling, .refused: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else {
            return context.fireUserInboundEventTriggered(event)
        }
        inputClosed = true
        switch phase {
        case .waiting: advance()
        case .refused: close()
        case .opening, .calling: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        registry.logger.debug("connection lost", metadata: ["error": "\(error)"])
        close()
    }

    func channelInactive(context: ChannelHandlerContext) {
        channel = nil
        cancelTimer()
        if case .calling(let call, let task) = phase {
            if !call.oneway { task.cancel() }
        } else {
            finishLeftovers()
        }
    }

    // MARK: Calls

    private func advance() {
        let frame: [UInt8]?
        do {
            frame = try splitter.next()
        } catch {
            return refuse(
                VarlinkError(
                    name: registry.names.frameTooLarge,
                    parameters: ["limit": .integer(Int64(registry.limits.requestBytes))]))
        }
        guard let frame else {
            if inputClosed { close() } else { channel?.read() }
            return
        }
        do {
            start(try Call.decode(frame: frame, limits: registry.limits.json))
        } catch {
            refuseMalformed(error)
        }
    }

    private func start(_ call: Call) {
        guard let peer else { return close() }
        cancelTimer()
        let handler = registry.handler
        let eventLoop = registry.eventLoop
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        let replies = ReplyWriter(for: call) { bytes async throws(ReplyError) in
            do {
                let written =
                    eventLoop.inEventLoop
                    ? bound.value.write(bytes)
                    : eventLoop.flatSubmit { bound.value.write(bytes) }
                try await written.get()
            } catch {
                throw .clientGone
            }
        }
        let task = Task(executorPreference: registry.executor) {
            await handler.handle(call, from: peer, replies: replies)
            let answered = call.oneway || replies.isFinished
            eventLoop.execute { bound.value.callEnded(answered: answered, method: call.method) }
        }
        phase = .calling(call, task)
    }

    private func callEnded(answered: Bool, method: String) {
        phase = .waiting
        guard channel != nil else { return finishLeftovers() }
        guard !registry.isShuttingDown else { return close() }
        guard answered else {
            registry.logger.error("a call was left unanswered", metadata: ["method": "\(method)"])
            return close()
        }
        awaitCall(registry.limits.idleTime)
        advance()
    }

    /// The client is gone. Nobody waits for answers, but a `oneway` call wanted none and counts.
    private func finishLeftovers() {
        guard case .waiting = phase, !registry.isShuttingDown else { return registry.remove(self) }
        while let frame = try? splitter.next() {
            guard let call = try? Call.decode(frame: frame, limits: registry.limits.json) else {
                break
            }
            if call.oneway { return start(call) }
        }
        registry.remove(self)
    }

    // MARK: Output

    private func write(_ bytes: [UInt8]) -> EventLoopFuture<Void> {
        guard let channel else {
            return registry.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        if pendingOutput > 0, pendingOutput + bytes.count > registry.limits.pendingOutputBytes {
            registry.logger.error(
                "too much output waits for one client",
                metadata: ["limit": "\(registry.limits.pendingOutputBytes)"])
            close()
            return registry.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        pendingOutput += bytes.count
        let loop = registry.eventLoop.assumeIsolated()
        let stall = loop.scheduleTask(in: TimeAmount(registry.limits.timeToTakeReply)) {
            self.registry.logger.notice(
                "a client does not read its reply",
                metadata: ["limit": "\(self.registry.limits.timeToTakeReply)"])
            self.close()
        }
        let written = channel.writeAndFlush(ByteBuffer(bytes: bytes))
        written.assumeIsolated().whenComplete { _ in
            stall.cancel()
            self.pendingOutput -= bytes.count
        }
        return written
    }

    private func refuseMalformed(_ error: CallError) {
        var parameters: JSONObject = ["reason": .string(error.description)]
        parameters["offset"] = error.offset.map { .integer(Int64($0)) }
        refuse(VarlinkError(name: registry.names.malformedFrame, parameters: parameters))
    }

    /// Says why, then closes. Closing at once would take the error away from a client that is
    /// still sending, so its bytes are thrown away for a moment first.
    private func refuse(_ error: VarlinkError) {
        phase = .refused
        splitter = FrameSplitter(limit: 0)
        cancelTimer()
        let mayLinger = registry.linger(self)
        guard let channel, let frame = try? Reply.encode(error) else { return close() }
        startTimer(registry.limits.lingerTime) { self.close() }
        channel.writeAndFlush(ByteBuffer(bytes: frame)).assumeIsolated().whenComplete { _ in
            guard mayLinger, !self.inputClosed else { return self.close() }
            channel.close(mode: .output, promise: nil)
            channel.read()
        }
    }

    // MARK: Ending

    func shutDown() {
        switch phase {
        case .opening, .waiting, .refused: close()
        case .calling(let call, let task): if call.more { task.cancel() }
        }
    }

    func forceEnd() {
        if case .calling(_, let task) = phase { task.cancel() }
        close()
    }

    private func close() {
        channel?.close(promise: nil)
    }

    /// Gives the client so long for a complete call. One that comes later is not carried out, and
    /// the error that waits for it says so.
    private func awaitCall(_ duration: Duration) {
        startTimer(duration) {
            self.refuse(
                VarlinkError(
                    name: self.registry.names.timedOut,
                    parameters: ["seconds": .integer(duration.secondsRoundedUp)]))
        }
    }

    private func startTimer(_ duration: Duration, _ action: @escaping () -> Void) {
        cancelTimer()
        timer = registry.eventLoop.assumeIsolated().scheduleTask(
            in: TimeAmount(duration), action)
    }

    private func cancelTimer() {
        timer?.cancel()
        timer = nil
    }
}

extension Duration {
    fileprivate var secondsRoundedUp: Int64 {
        components.seconds + (components.attoseconds > 0 ? 1 : 0)
    }
}
