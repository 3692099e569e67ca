import Glibc
import Testing

@testable import VarlinkSocket

@Suite("Opening a socket to listen on")
struct UnixListenerTests {
    private let directory: TemporaryDirectoryBox
    private let path: String

    init() throws {
        directory = try TemporaryDirectoryBox()
        path = directory.path + "/toy"
    }

    private func mode(of path: String) -> UInt32? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode : nil
    }

    private func refusal(_ path: String) -> ListenerRefusal? {
        do {
            try UnixListener.open(path: path).close()
            return nil
        } catch {
            return error
        }
    }

    @Test("the socket file has the asked permissions and nobody's umask changes them")
    func permissions() throws {
        for asked in [0o600, 0o660, 0o666] as [UInt32] {
            let listener = try UnixListener.open(path: path, mode: asked)
            #expect(mode(of: path) == S_IFSOCK | asked)
            #expect(mode(of: path + ".lock") == S_IFREG | 0o600)
            listener.close()
        }
    }

    @Test("a missing directory is made for the owner alone, but only the last part")
    func directoryMade() throws {
        let inner = directory.path + "/new"
        let listener = try UnixListener.open(path: inner + "/toy")
        #expect(mode(of: inner) == S_IFDIR | 0o700)
        listener.close()
        unlink(inner + "/toy.lock")
        let deep = directory.path + "/a/b"
        #expect(
            refusal(deep + "/toy") == .system(call: "mkdir", path: deep, errno: ENOENT))
    }

    @Test("the descriptor listens, is not inherited, does not block, and is handed over once")
    func descriptor() throws {
        let listener = try UnixListener.open(path: path)
        let descriptor = try #require(listener.takeDescriptor())
        #expect(listener.takeDescriptor() == nil)
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0)
        _ = try TestClient(path: path)
        listener.close()
        #expect(close(descriptor) == 0)
    }

    @Test("closing removes the socket, keeps the lock file, and may be done twice")
    func closing() throws {
        let listener = try UnixListener.open(path: path)
        listener.close()
        listener.close()
        #expect(mode(of: path) == nil)
        #expect(mode(of: path + ".lock") != nil)
        #expect(refusal(path) == nil)
    }

    @Test("a listener that nobody keeps closes itself")
    func dropped() throws {
        _ = try UnixListener.open(path: path)
        #expect(mode(of: path) == nil)
    }

    @Test("closing does not remove a socket that took the place of the own one")
    func replaced() throws {
        let listener = try UnixListener.open(path: path)
        rename(path, path + ".old")
        let other = try RawSocket(path: path)
        listener.close()
        #expect(mode(of: path) != nil)
        _ = try TestClient(path: path)
        _ = other
    }

    @Test("a stale socket is taken over")
    func stale() throws {
        do { _ = try RawSocket(path: path) }
        #expect(throws: ClientFault.self) { try TestClient(path: path) }
        let listener = try UnixListener.open(path: path)
        _ = try TestClient(path: path)
        listener.close()
    }

    @Test("a socket that someone listens on is refused and left, with or without a lock")
    func live() throws {
        let other = try RawSocket(path: path)
        #expect(refusal(path) == .inUse(path: path, pid: getpid()))
        _ = try TestClient(path: path)
        _ = other
    }

    @Test("a held lock is refused with its holder, even when the socket file is gone")
    func locked() throws {
        let listener = try UnixListener.open(path: path)
        #expect(refusal(path) == .inUse(path: path, pid: getpid()))
        unlink(path)
        #expect(refusal(path) == .inUse(path: path, pid: getpid()))
        listener.close()
        #expect(refusal(path) == nil)
    }

    @Test("a live socket of another type is refused and left")
    func datagramSocket() throws {
        let other = try RawSocket(path: path, type: SOCK_DGRAM, listening: false)
        #expect(refusal(path) == .inUse(path: path, pid: nil))
        #expect(mode(of: path) != nil)
        _ = other
    }

    @Test("what is no socket is never removed: a file, a directory, a link")
    func notASocket() throws {
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect(refusal(path) == .notASocket(path: path))
        #expect(mode(of: path) == S_IFREG | 0o600)
        unlink(path)
        mkdir(path, 0o700)
        #expect(refusal(path) == .notASocket(path: path))
        rmdir(path)
        symlink("/dev/null", path)
        #expect(refusal(path) == .notASocket(path: path))
        #expect(mode(of: path).map { $0 & S_IFMT } == S_IFLNK)
    }

    @Test("a refusal lets the lock go")
    func refusalUnlocks() throws {
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect(refusal(path) == .notASocket(path: path))
        unlink(path)
        #expect(refusal(path) == nil)
    }

    @Test("a path of 107 bytes works, one of 108 is refused with both numbers")
    func pathLength() throws {
        let room = 107 - directory.path.utf8.count - 1
        let longest = directory.path + "/" + String(repeating: "s", count: room)
        #expect(refusal(longest) == nil)
        let over = longest + "s"
        #expect(refusal(over) == .pathTooLong(path: over, bytes: 108, limit: 107))
    }

    @Test("an empty path and one with a NUL are refused")
    func unusablePath() {
        #expect(refusal("") == .unusablePath(path: ""))
        #expect(refusal("/tmp/a\0b") == .unusablePath(path: "/tmp/a\0b"))
    }

    @Test("a directory in which others could swap the socket is refused")
    func unsafeDirectory() throws {
        chmod(directory.path, 0o777)
        #expect(refusal(path) == .directoryWritableByAll(path: directory.path))
        chmod(directory.path, 0o1777)
        #expect(refusal(path) == nil)
        chmod(directory.path, 0o700)
    }

    @Test(
        "a directory of another user is refused",
        .enabled(if: getuid() == 0, "needs root"))
    func foreignDirectory() throws {
        chown(directory.path, 65534, 65534)
        #expect(refusal(path) == .directoryOfAnotherUser(path: directory.path, uid: 65534))
    }

    @Test("a refusal reads as a sentence")
    func words() {
        #expect(
            ListenerRefusal.inUse(path: "/run/x", pid: 7).description
                == "process 7 is already listening on /run/x")
        #expect(
            ListenerRefusal.system(call: "bind", path: "/x", errno: EACCES).description
                == "bind /x: Permission denied")
    }
}

/// A class so that a suite can keep it.
final class TemporaryDirectoryBox: Sendable {
    private let directory: TemporaryDirectory
    var path: String { directory.path }

    init() throws {
        directory = try TemporaryDirectory()
    }
}
