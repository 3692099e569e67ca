import Glibc

/// A socket at which somebody listens who never answers.
final class SilentSocket {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let address = try UnixSocketAddress(path)
        guard descriptor >= 0, address.with({ bind(descriptor, $0, $1) }) == 0,
            listen(descriptor, 8) == 0
        else { throw HarnessFailure("cannot listen at \(path): \(errno)") }
    }

    deinit { close(descriptor) }
}
