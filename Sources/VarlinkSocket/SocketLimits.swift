package import Varlink

/// The bounds of a server. Each has its own behaviour when it is reached.
package struct SocketLimits: Sendable, Equatable {
    /// The longest call in bytes without its NUL; beyond: an error reply, then closed.
    package var requestBytes: Int
    /// How deep a call may nest; beyond: an error reply, then closed.
    package var json: JSONLimits
    /// Connections served at once; beyond: an error message at once, then closed.
    package var connections: Int
    /// Refused connections that are kept open a moment so that they can read why; beyond:
    /// closed right after the error message.
    package var lingeringConnections: Int
    /// From connecting to the first complete call; beyond: closed.
    package var timeToFirstCall: Duration
    /// From the end of a call to the next complete one, never while a call runs; beyond: closed.
    package var idleTime: Duration
    /// How long a client may leave a reply unread once the kernel's buffer is full; beyond: closed.
    package var timeToTakeReply: Duration
    /// How long a refused client may take to read why; beyond: closed.
    package var lingerTime: Duration
    /// Reply bytes waiting for one client. `ReplyWriter.send` waits for its own bytes, so only
    /// a method that sends from several tasks can get here; beyond: closed.
    package var pendingOutputBytes: Int
    /// How long a running call may go on after shutdown began; beyond: cancelled and closed.
    package var shutdownGrace: Duration

    /// Sets the bounds; the defaults are meant for production.
    package init(
        requestBytes: Int = FrameLimits.request, json: JSONLimits = JSONLimits(),
        connections: Int = 64, lingeringConnections: Int = 16,
        timeToFirstCall: Duration = .seconds(5), idleTime: Duration = .seconds(30),
        timeToTakeReply: Duration = .seconds(30), lingerTime: Duration = .seconds(1),
        pendingOutputBytes: Int = FrameLimits.reply, shutdownGrace: Duration = .seconds(5)
    ) {
        self.requestBytes = requestBytes
        self.json = json
        self.connections = connections
        self.lingeringConnections = lingeringConnections
        self.timeToFirstCall = timeToFirstCall
        self.idleTime = idleTime
        self.timeToTakeReply = timeToTakeReply
        self.lingerTime = lingerTime
        self.pendingOutputBytes = pendingOutputBytes
        self.shutdownGrace = shutdownGrace
    }
}
