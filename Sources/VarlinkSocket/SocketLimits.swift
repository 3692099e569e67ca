package import StrictJSON
import Varlink

/// The bounds of a server. Each has its own behaviour when it is reached: an error from
/// ``RefusalNames`` wherever the client still listens, a line in the log where it does not.
package struct SocketLimits: Sendable, Equatable {
    /// The longest call in bytes without its NUL; beyond: `frameTooLarge`, then closed.
    package var requestBytes: Int
    /// How deep a call may nest; beyond: `malformedFrame`, then closed.
    package var json: JSONLimits
    /// Connections served at once; beyond: `tooManyConnections` at once, then closed.
    package var connections: Int
    /// Connections served at once for one user, whoever that is, so that no user keeps all others
    /// out; beyond: `tooManyConnections` at once, then closed.
    package var connectionsPerUID: Int
    /// So many of the connections are kept for users who hold fewer than as many, so that two users
    /// together keep nobody out; for all others beyond: `tooManyConnections` at once, then closed.
    package var keptConnections: Int
    /// Refused connections that are kept open a moment so that they can read why; beyond:
    /// closed right after the error message.
    package var lingeringConnections: Int
    /// From connecting to the first complete call; beyond: `timedOut`, then closed.
    package var timeToFirstCall: Duration
    /// From the end of a call to the next complete one, never while a call runs; beyond:
    /// `timedOut`, then closed.
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
    /// How long nobody is accepted once the process is out of file descriptors all the same.
    package var acceptPause: Duration
    /// File descriptors that the process can still open and clients never get: the data and the
    /// alarm may need them.
    package var reservedDescriptors: Int

    /// Sets the bounds; the defaults are meant for production.
    package init(
        requestBytes: Int = FrameLimits.request, json: JSONLimits = JSONLimits(),
        connections: Int = 72, connectionsPerUID: Int = 32, keptConnections: Int = 8,
        lingeringConnections: Int = 16,
        timeToFirstCall: Duration = .seconds(5), idleTime: Duration = .seconds(30),
        timeToTakeReply: Duration = .seconds(30), lingerTime: Duration = .seconds(1),
        pendingOutputBytes: Int = FrameLimits.reply, shutdownGrace: Duration = .seconds(5),
        acceptPause: Duration = .seconds(1), reservedDescriptors: Int = 16
    ) {
        self.requestBytes = requestBytes
        self.json = json
        self.connections = connections
        self.connectionsPerUID = connectionsPerUID
        self.keptConnections = keptConnections
        self.lingeringConnections = lingeringConnections
        self.timeToFirstCall = timeToFirstCall
        self.idleTime = idleTime
        self.timeToTakeReply = timeToTakeReply
        self.lingerTime = lingerTime
        self.pendingOutputBytes = pendingOutputBytes
        self.shutdownGrace = shutdownGrace
        self.acceptPause = acceptPause
        self.reservedDescriptors = reservedDescriptors
    }

    /// The same bounds with no more connections than the process has file descriptors for, so that
    /// a client without a place hears `tooManyConnections` instead of nothing.
    /// - Parameter descriptors: how many more the process may open.
    package func fitting(descriptors: Int) -> SocketLimits {
        let free = max(descriptors - reservedDescriptors, 2)
        guard connections + lingeringConnections > free else { return self }
        var fitted = self
        fitted.lingeringConnections = min(lingeringConnections, max(free / 4, 1))
        fitted.connections = min(connections, free - fitted.lingeringConnections)
        fitted.keptConnections = min(keptConnections, fitted.connections / 8)
        return fitted
    }
}
