/// The full error names for refusals that have no standard name in varlink.
package struct RefusalNames: Sendable, Equatable {
    /// Too many connections; carries `limit: int`.
    package var tooManyConnections: String
    /// A call longer than the limit; carries `limit: int`, in bytes.
    package var frameTooLarge: String
    /// A message that is no call; carries `reason: string` and `offset: ?int`, in bytes.
    package var malformedFrame: String

    /// Sets the names, as they stand in the service's description.
    package init(tooManyConnections: String, frameTooLarge: String, malformedFrame: String) {
        self.tooManyConnections = tooManyConnections
        self.frameTooLarge = frameTooLarge
        self.malformedFrame = malformedFrame
    }

    /// The customary names inside one interface.
    package init(interface: String) {
        self.init(
            tooManyConnections: interface + ".TooManyConnections",
            frameTooLarge: interface + ".FrameTooLarge",
            malformedFrame: interface + ".MalformedFrame")
    }
}
