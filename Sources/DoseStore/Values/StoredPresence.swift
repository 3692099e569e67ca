package import Regimen

/// When the daemon was last there, by a clock that it believed.
package struct StoredPresence: Sendable, Equatable {
    package let at: Instant
    /// In which run of the machine that was; nil when nobody knows.
    package let boot: String?
    /// The wall clock less the seconds since that run began.
    package let distance: Int64

    package init(at: Instant, boot: String?, distance: Int64) {
        self.at = at
        self.boot = boot
        self.distance = distance
    }
}
