package import Varlink

/// Who may speak to the service at all. Everyone else gets one
/// `org.varlink.service.PermissionDenied` and is closed with no byte of theirs read as a message.
package struct PeerPolicy: Sendable, Equatable {
    /// The users who may.
    package let allowedUIDs: Set<UInt32>

    /// Names the users who may; no one else may.
    package init(allowedUIDs: Set<UInt32>) {
        self.allowedUIDs = allowedUIDs
    }

    /// Whether that peer may.
    package func allows(_ peer: Peer) -> Bool {
        allowedUIDs.contains(peer.uid)
    }
}
