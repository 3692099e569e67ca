import Glibc

/// The end of a service manager: hears what a daemon says of itself, sd_notify(3).
final class NewsSocket {
    let path: String
    private let descriptor: Int32

    init(in directory: PrivateDirectory) throws {
        path = directory.file("news")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = try UnixSocketAddress(path).with { bind(descriptor, $0, $1) }
        guard bound == 0 else { throw HarnessFailure("bind \(path): \(errno)") }
    }

    deinit { close(descriptor) }

    /// The next piece of news.
    func next() throws -> String {
        guard !Deadline().readable(among: [descriptor]).isEmpty else {
            throw HarnessFailure("no news in time")
        }
        return String(decoding: readSome(descriptor), as: UTF8.self)
    }

    /// What came already.
    func rest() -> [String] {
        var news: [String] = []
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, 0) > 0 {
            news.append(String(decoding: readSome(descriptor), as: UTF8.self))
        }
        return news
    }
}
