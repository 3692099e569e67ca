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
        case calling(Call)
        case refused
    }

    private let registry: ConnectionRegistry
    private let peer: Peer?
    private var phase = Phase.opening
    private var splitter: FrameSplitter
    private var channel: (any Channel)?
    private var inputClosed = false
    /// The running call's task.
    private var task: Task<Void, Never>?
    /// Whether a call is just being started; one that needs nobody else is over before that is.
    private var isStarting = false
    private let patience: CallPatience
    private var pendingOutput = 0

    init(registry: ConnectionRegistry, peer: Peer?) {
        self.registry = registry
        self.peer = peer
        splitter = FrameSplitter(limit: registry.limits.requestBytes)
        patience = CallPatience(eventLoop: registry.eventLoop)
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
        patience.end()
        if case .calling(let call) = phase {
            if !call.oneway { task?.cancel() }
        } else {
            finishLeftovers()
        }
    }

    // MARK: Calls

    /// Carries out what is there, one call after the other, then asks for more.
    private func advance() {
        while case .waiting = phase, let call = nextCall() { start(call, atOnce: true) }
    }

    /// The next call; nil when there is none yet, or when none is wanted anymore.
    private func nextCall() -> Call? {
        let frame: [UInt8]?
        do {
            frame = try splitter.next()
        } catch {
            refuse(
                VarlinkError(
                    name: registry.names.frameTooLarge,
                    parameters: ["limit": .integer(Int64(registry.limits.requestBytes))]))
            return nil
        }
        guard let frame else {
            if inputClosed { close() } else { channel?.read() }
            return nil
        }
        do {
            return try Call.decode(frame: frame, limits: registry.limits.json)
        } catch {
            refuseMalformed(error)
            return nil
        }
    }

    private func start(_ call: Call, atOnce: Bool) {
        guard let peer else { return close() }
        patience.pause()
        phase = .calling(call)
        let handler = registry.handler
        let eventLoop = registry.eventLoop
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        let replies = ReplyWriter(for: call) { bytes async throws(ReplyError) in
            do {
                guard eventLoop.inEventLoop else {
                    return try await eventLoop.flatSubmit {
                        bound.value.write(bytes) ?? eventLoop.makeSucceededVoidFuture()
                    }.get()
                }
                if let written = bound.value.write(bytes) { try await written.get() }
            } catch {
                throw .clientGone
            }
        }
        let body: @Sendable () async -> Void = {
            await handler.handle(call, from: peer, replies: replies)
            let answered = call.oneway || replies.isFinished
            if eventLoop.inEventLoop, bound.value.isStarting {
                bound.value.callEnded(answered: answered, method: call.method)
            } else {
                eventLoop.execute {
                    bound.value.callEnded(answered: answered, method: call.method)
                    bound.value.advance()
                }
            }
        }
        isStarting = atOnce
        let task = atOnce ? registry.executor.startAtOnce(body) : registry.executor.start(body)
        isStarting = false
        if case .calling = phase { self.task = task }
    }

    private func callEnded(answered: Bool, method: String) {
        phase = .waiting
        task = nil
        guard channel != nil else { return finishLeftovers() }
        guard !registry.isShuttingDown else { return close() }
        guard answered else {
            registry.logger.error("a call was left unanswered", metadata: ["method": "\(method)"])
            return close()
        }
        awaitCall(registry.limits.idleTime)
    }

    /// The client is gone. Nobody waits for answers, but a `oneway` call wanted none and counts.
    private func finishLeftovers() {
        guard case .waiting = phase, !registry.isShuttingDown else { return registry.remove(self) }
        while let frame = try? splitter.next() {
            guard let call = try? Call.decode(frame: frame, limits: registry.limits.json) else {
                break
            }
            if call.oneway { return start(call, atOnce: false) }
        }
        registry.remove(self)
    }

    // MARK: Output

    /// Hands bytes to the kernel. Returns nil when it took them at once.
    private func write(_ bytes: [UInt8]) -> EventLoopFuture<Void>? {
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
        let written = channel.writeAndFlush(ByteBuffer(bytes: bytes))
        var outcome: Result<Void, any Error>?
        var stall: Scheduled<Void>?
        written.assumeIsolated().whenComplete { result in
            outcome = result
            stall?.cancel()
            self.pendingOutput -= bytes.count
        }
        if let outcome {
            if case .success = outcome { return nil }
            return written
        }
        stall = registry.eventLoop.assumeIsolated().scheduleTask(
            in: TimeAmount(registry.limits.timeToTakeReply)
        ) {
            self.registry.logger.notice(
                "a client does not read its reply",
                metadata: ["limit": "\(self.registry.limits.timeToTakeReply)"])
            self.close()
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
        patience.end()
        let mayLinger = registry.linger(self)
        guard let channel, let frame = try? Reply.encode(error) else { return close() }
        patience.wait(registry.limits.lingerTime) { self.close() }
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
        case .calling(let call): if call.more { task?.cancel() }
        }
    }

    func forceEnd() {
        if case .calling = phase { task?.cancel() }
        close()
    }

    private func close() {
        channel?.close(promise: nil)
    }

    /// Gives the client so long for a complete call. One that comes later is not carried out, and
    /// the error that waits for it says so.
    private func awaitCall(_ duration: Duration) {
        patience.wait(duration) {
            self.refuse(
                VarlinkError(
                    name: self.registry.names.timedOut,
                    parameters: ["seconds": .integer(duration.secondsRoundedUp)]))
        }
    }
}

extension Duration {
    fileprivate var secondsRoundedUp: Int64 {
        components.seconds + (components.attoseconds > 0 ? 1 : 0)
    }
}
