import Dispatch
import DoseInterface
import Glibc
import Synchronization
import Varlink

@testable import DoseCommands

/// A tiny varlink server: each connection in turn does what the script says.
final class TestServer: Sendable {
    enum Behavior: Sendable {
        /// Reads a call, sends these bytes and closes.
        case answer([UInt8])
        /// Sends these bytes at once and closes without reading.
        case answerUnasked([UInt8])
        /// Reads a call and closes.
        case hangUp
    }

    let path: String
    private let listener: Int32
    private let received = Mutex<[[UInt8]]>([])

    /// Serves the script, then refuses connections.
    init(_ script: Behavior...) throws {
        let folder = try TemporaryFolder()
        path = folder.path + "/s"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size)
            }
        }
        guard bound == 0, listen(listener, 8) == 0 else { throw TestFault.cannotListen }
        DispatchQueue(label: "test server").async { [self] in
            for behavior in script { serve(behavior) }
            close(listener)
            folder.remove()
        }
    }

    /// The calls that came, as parsed JSON.
    var calls: [JSONValue] {
        received.withLock { frames in frames.compactMap { try? JSONValue.parse($0) } }
    }

    /// The parameter of that name in each call.
    func parameters(named name: String) -> [JSONValue?] {
        calls.map { $0["parameters"]?[name] }
    }

    private func serve(_ behavior: Behavior) {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        switch behavior {
        case .answer(let bytes):
            readCall(connection)
            write(bytes, to: connection)
        case .answerUnasked(let bytes): write(bytes, to: connection)
        case .hangUp: readCall(connection)
        }
        close(connection)
    }

    private func readCall(_ connection: Int32) {
        var frame: [UInt8] = []
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) == 1 {
            if byte == 0 {
                received.withLock { $0.append(frame) }
                return
            }
            frame.append(byte)
        }
    }

    private func write(_ bytes: [UInt8], to connection: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(
                    connection, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}

enum TestFault: Error {
    case cannotListen
    case cannotMakeFolder
}

extension TestServer.Behavior {
    static func reply(_ parameters: some Encodable, continues: Bool = false) throws -> Self {
        .answer(try Reply.encode(parameters: parameters, continues: continues))
    }

    static func error(_ error: some InterfaceError) throws -> Self {
        .answer(try errorFrame(error))
    }
}

func errorFrame<E: InterfaceError>(_ error: E) throws -> [UInt8] {
    try Reply.encode(error: E.name, parameters: refusal(error).parameters)
}

func refusal<E: InterfaceError>(_ error: E) throws -> Refusal {
    let frame = try Reply.encode(parameters: error).dropLast()
    return Refusal(name: E.name, parameters: try ReplyFrame.decode(frame).parameters)
}
