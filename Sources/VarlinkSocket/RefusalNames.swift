/// The full error names for refusals that have no standard name in varlink.
package struct RefusalNames: Sendable, Equatable {
    /// Too many connections; carries `limit: int`, and `perUser: bool`, which is true when it is
    /// the limit of one user's.
    package var tooManyConnections: String
    /// A call longer than the limit; carries `limit: int`, in bytes.
    package var frameTooLarge: String
    /// A message that is no call; carries `reason: string` and `offset: ?int`, in bytes.
    package var malformedFrame: String
    /// No call came in time; carries `seconds: int`.
    package var timedOut: String

    /// Sets the names, as they stand in the service's description.
    package init(
        tooManyConnections: String, frameTooLarge: String, malformedFrame: String, timedOut: String
    ) {
        self.tooManyConnections = tooManyConnections
        self.frameTooLarge = frameTooLarge
        self.malformedFrame = malformedFrame
        self.timedOut = timedOut
    }

    /// The customary names inside one interface.
    package init(interface: String) {
        self.init(
            tooManyConnections: interface + ".TooManyConnections",
            frameTooLarge: interface + ".FrameTooLarge",
            malformedFrame: interface + ".MalformedFrame",
            timedOut: interface + ".TimedOut")
    }
}
