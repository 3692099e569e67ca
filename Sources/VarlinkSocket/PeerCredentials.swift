import Varlink

/// Laid out as the kernel's `struct ucred`, unix(7), which Swift does not import.
struct PeerCredentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = 0
    var gid: UInt32 = 0

    var peer: Peer { Peer(uid: uid, gid: gid, pid: pid) }
}
