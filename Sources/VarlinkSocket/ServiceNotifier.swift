import Glibc

/// Tells the service manager how the service is, over the datagram socket of sd_notify(3).
///
/// Does nothing without `NOTIFY_SOCKET`. A message that cannot be delivered is dropped, since the
/// service must not fail because nobody listens to it.
package struct ServiceNotifier: Sendable {
    /// One piece of news.
    package enum Message: Sendable, Equatable {
        /// Start-up is complete.
        case ready
        /// Shutdown began.
        case stopping
        /// One line for `systemctl status`; no personal data.
        case status(String)
        /// Still alive.
        case watchdog

        var line: String {
            switch self {
            case .ready: "READY=1"
            case .stopping: "STOPPING=1"
            case .status(let text):
                "STATUS=" + String(text.prefix(256).map { $0.isNewline ? " " : $0 })
            case .watchdog: "WATCHDOG=1"
            }
        }
    }

    /// How long the service manager waits for a `watchdog` message before it restarts the
    /// service; nil when it does not. Send one at half of it (sd_watchdog_enabled(3)).
    package let watchdogTimeout: Duration?
    private let socketName: String?

    /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
    package init(environment: [String: String], pid: Int32) {
        let name = environment["NOTIFY_SOCKET"] ?? ""
        socketName = name.hasPrefix("/") || name.hasPrefix("@") ? name : nil
        let isMeant = environment["WATCHDOG_PID"].map { Int32($0) == pid } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
        watchdogTimeout = isMeant && microseconds > 0 ? .microseconds(microseconds) : nil
    }

    /// Whether anyone listens.
    package var isActive: Bool { socketName != nil }

    /// Sends all news in one message; false when it was not delivered.
    @discardableResult
    package func notify(_ messages: Message...) -> Bool {
        guard let socketName, !messages.isEmpty else { return false }
        let address =
            socketName.hasPrefix("@")
            ? UnixAddress(abstractName: String(socketName.dropFirst()))
            : UnixAddress(path: socketName)
        guard let address else { return false }
        let type = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let text = Array(messages.map(\.line).joined(separator: "\n").utf8)
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let sent = address.withPointer { sendto(descriptor, text, text.count, flags, $0, $1) }
        return sent == text.count
    }
}
