import Dispatch
import DoseInterface
import Glibc
import StrictJSON
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
        /// Reads a call, waits for the signal, sends these bytes and closes.
        case answerAfter(DispatchSemaphore, [UInt8])
        /// Reads a call and closes.
        case hangUp
    }

    let path: String
    private let listener: Int32
    private let received = Mutex<[JSONValue]>([])

    /// Serves the script, then refuses connections.
    init(_ script: Behavior...) throws {
        let folder = try TemporaryFolder()
        path = folder.path + "/s"
        listener = try TestSocket.listening(at: path)
        DispatchQueue(label: "test server").async { [self] in
            for (index, behavior) in script.enumerated() {
                let connection = accept(listener, nil, nil)
                if index == script.count - 1 {
                    // Nobody else can come in, so a caller that tries again is refused for sure.
                    close(listener)
                    folder.remove()
                }
                if connection >= 0 { serve(behavior, on: connection) }
            }
        }
    }

    /// The calls that came, as parsed JSON.
    var calls: [JSONValue] {
        received.withLock { $0 }
    }

    /// The parameter of that name in each call.
    func parameters(named name: String) -> [JSONValue?] {
        calls.map { $0["parameters"]?[name] }
    }

    private func serve(_ behavior: Behavior, on connection: Int32) {
        switch behavior {
        case .answer(let bytes):
            readCall(connection)
            TestSocket.write(bytes, to: connection)
        case .answerAfter(let signal, let bytes):
            readCall(connection)
            signal.wait()
            TestSocket.write(bytes, to: connection)
        case .answerUnasked(let bytes): TestSocket.write(bytes, to: connection)
        case .hangUp: readCall(connection)
        }
        close(connection)
    }

    private func readCall(_ connection: Int32) {
        guard let call = TestSocket.call(from: connection) else { return }
        received.withLock { $0.append(call) }
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
