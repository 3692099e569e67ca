/// The process at the other end of a connection, as the kernel saw it when it connected.
package struct Peer: Sendable, Equatable {
    /// The user; what permission is decided by.
    package let uid: UInt32
    /// The user's main group.
    package let gid: UInt32
    /// The process. Only for logs: the number may belong to another one by now.
    package let pid: Int32

    /// Names a peer.
    package init(uid: UInt32, gid: UInt32, pid: Int32) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
    }
}
