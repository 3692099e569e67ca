import Dispatch
import Glibc
import Synchronization

/// A connection to the message bus of the person's desktop session.
///
/// It is held as long as a notification is shown: some desktops take a program's notifications
/// away when it leaves, and tell a pressed button to nobody else.
final class SessionBus: Sendable {
    private static let handshakeSeconds = 10
    private typealias Waiter = CheckedContinuation<BusMessage?, Never>

    private struct State {
        var serial: UInt32 = 0
        var waiting: [UInt32: Waiter] = [:]
        var isClosed = false
    }

    private let descriptor: Int32
    private let state = Mutex(State())
    /// Signals as they come; ends with the connection.
    let signals: AsyncStream<BusMessage>
    private let feed: AsyncStream<BusMessage>.Continuation

    /// Connects and says hello.
    ///
    /// - Parameter address: of the form `unix:path=…`, several divided by semicolons.
    static func connect(to address: String) async throws(BusFault) -> SessionBus {
        let opened: Result<SessionBus, BusFault> = await Offload.run {
            do throws(BusFault) {
                return .success(try SessionBus(address: address))
            } catch {
                return .failure(error)
            }
        }
        let bus = try opened.get()
        bus.listen()
        _ = try await bus.call(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")
        return bus
    }

    /// Where the bus is, as the session says.
    static func address(variable: (String) -> String?) -> String? {
        if let address = variable("DBUS_SESSION_BUS_ADDRESS"), !address.isEmpty { return address }
        return variable("XDG_RUNTIME_DIR").map { "unix:path=\($0)/bus" }
    }

    private init(address: String) throws(BusFault) {
        (signals, feed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1_000))
        var last = BusFault.unreachable("its address is not understood")
        for part in address.split(separator: ";") {
            do {
                descriptor = try Self.open(part)
                return
            } catch {
                last = error
            }
        }
        throw last
    }

    deinit { close(descriptor) }

    /// Ends the connection.
    func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Calls a method and waits for its answer.
    ///
    /// - Throws: ``BusFault/error(name:)`` for an error, `closed` when the connection ends.
    func call(
        _ destination: String, _ path: String, _ interface: String, _ member: String,
        signature: String = "", body: [UInt8] = []
    ) async throws(BusFault) -> BusMessage {
        let answer = await withCheckedContinuation { (waiter: Waiter) in
            let serial = state.withLock { state -> UInt32? in
                guard !state.isClosed else { return nil }
                state.serial += 1
                state.waiting[state.serial] = waiter
                return state.serial
            }
            guard let serial else { return waiter.resume(returning: nil) }
            var message = BusMessage(kind: .call, serial: serial)
            message.destination = destination
            message.path = path
            message.interface = interface
            message.member = member
            message.signature = signature
            message.body = body
            // The reader notices too, and lets everyone go who waits.
            if !Self.send(message.encoded(), to: descriptor) { hangUp() }
        }
        guard let answer else { throw .closed }
        if answer.kind == .error { throw .error(name: answer.errorName ?? "an error") }
        return answer
    }

    private func listen() {
        DispatchQueue(label: "session bus").async { [self] in
            while let message = next() { take(message) }
            let waiting = state.withLock { state in
                state.isClosed = true
                defer { state.waiting = [:] }
                return state.waiting.values
            }
            for waiter in waiting { waiter.resume(returning: nil) }
            feed.finish()
        }
    }

    private func take(_ message: BusMessage) {
        switch message.kind {
        case .signal: feed.yield(message)
        case .reply, .error:
            let waiter = state.withLock { $0.waiting.removeValue(forKey: message.replyTo ?? 0) }
            waiter?.resume(returning: message)
        case .call: break
        }
    }

    private func next() -> BusMessage? {
        guard let prefix = Self.read(BusMessage.prefixBytes, from: descriptor),
            let size = try? BusMessage.size(of: prefix),
            let rest = Self.read(size - prefix.count, from: descriptor)
        else { return nil }
        return try? BusMessage(decoding: prefix + rest)
    }
}

extension SessionBus {
    /// Opens one address and is let in (D-Bus specification, "Authentication Protocol").
    private static func open(_ address: Substring) throws(BusFault) -> Int32 {
        guard address.hasPrefix("unix:") else {
            throw .unreachable("its address is not understood")
        }
        var path: [UInt8]?
        for pair in address.dropFirst(5).split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[0] == "path" { path = unescaped(parts[1]) }
            if parts[0] == "abstract" { path = [0] + unescaped(parts[1]) }
        }
        guard let path, path.count <= SocketAddress.pathBytes else {
            throw .unreachable("its address is not understood")
        }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw .unreachable(String(cString: strerror(errno))) }
        do throws(BusFault) {
            try enter(descriptor, path)
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func enter(_ descriptor: Int32, _ path: [UInt8]) throws(BusFault) {
        limitReading(descriptor, to: handshakeSeconds)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let head = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        // An abstract name has no closing zero, and its length is part of it (unix(7)).
        let size = socklen_t(head + path.count + (path.first == 0 ? 0 : 1))
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, size)
            }
        }
        guard result == 0 else { throw .unreachable(String(cString: strerror(errno))) }
        let uid = String(getuid()).utf8.map { "3" + String($0 - 0x30) }.joined()
        guard send(Array("\0AUTH EXTERNAL \(uid)\r\n".utf8), to: descriptor),
            let answer = line(from: descriptor), answer.hasPrefix("OK "),
            send(Array("BEGIN\r\n".utf8), to: descriptor)
        else { throw .refused }
        limitReading(descriptor, to: 0)
    }

    private static func limitReading(_ descriptor: Int32, to seconds: Int) {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        limit.tv_sec = handshakeSeconds
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    }

    private static func line(from descriptor: Int32) -> String? {
        var text: [UInt8] = []
        while text.count < 512 {
            guard let byte = read(1, from: descriptor)?.first else { return nil }
            if byte == UInt8(ascii: "\n") { return String(decoding: text, as: UTF8.self) }
            text.append(byte)
        }
        return nil
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let more = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress?.advanced(by: have), $0.count - have, 0)
            }
            if more > 0 {
                have += more
            } else if more == 0 || errno != EINTR {
                return nil
            }
        }
        return bytes
    }

    /// `%20` stands for a space, as in web addresses.
    private static func unescaped(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
