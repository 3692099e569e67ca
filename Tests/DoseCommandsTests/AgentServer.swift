import Dispatch
import DoseInterface
import Glibc
import StrictJSON
import Synchronization

/// A server for an agent: holds its stream open until told otherwise, takes acknowledgements.
final class AgentServer: Sendable {
    let path: String
    /// The acknowledging calls as they come.
    let acknowledgements: AsyncStream<JSONValue>
    private let feed: AsyncStream<JSONValue>.Continuation
    private let listener: Int32
    private let held = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - reminders: what the first stream gets.
    ///   - refusal: what the second one gets.
    ///   - isFull: no try can be written down, and none that failed.
    init(
        reminders: [UInt8], refusal: [UInt8], isOpen: Bool = true, isFull: Bool = false
    ) throws {
        let full = try errorFrame(StorageFull(message: "The disk is full."))
        let folder = try TemporaryFolder()
        path = folder.path + "/s"
        (acknowledgements, feed) = AsyncStream<JSONValue>.makeStream()
        listener = try TestSocket.listening(at: path)
        DispatchQueue(label: "agent server").async { [self] in
            var hasStream = false
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                let call = TestSocket.call(from: connection)
                if call?["method"] == "io.dosed.AcknowledgeReminder" {
                    let isRefused = isFull && call?["parameters"]?["accepted"] == false
                    let reply = Array("{\"parameters\":{\"open\":\(isOpen)}}\0".utf8)
                    TestSocket.write(isRefused ? full : reply, to: connection)
                    close(connection)
                    if let call { feed.yield(call) }
                } else if call?["method"] == "io.dosed.BeginReminder" {
                    let reply = #"{"open":true,"attempt":1,"repeated":false}"#
                    TestSocket.write(
                        isFull ? full : Array("{\"parameters\":\(reply)}\0".utf8),
                        to: connection)
                    close(connection)
                } else if hasStream {
                    close(listener)
                    folder.remove()
                    TestSocket.write(refusal, to: connection)
                    close(connection)
                    break
                } else {
                    hasStream = true
                    held.withLock { $0 = connection }
                    TestSocket.write(reminders, to: connection)
                }
            }
        }
    }

    /// Breaks the stream that is held open.
    func endStream() {
        held.withLock { connection in
            if let open = connection { close(open) }
            connection = nil
        }
    }
}
