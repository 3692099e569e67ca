package import StrictJSON
import Varlink

/// One reply of the daemon, out of its envelope.
package struct DaemonReply: Sendable, Equatable {
    /// The parameters, empty when none were sent.
    package var parameters: JSONObject
    /// Whether another reply to the same call follows.
    package var continues: Bool
}

/// The one place where messages meet the varlink envelope.
package enum WireFormat {
    /// A call as one frame with its closing zero byte.
    ///
    /// - Throws: `DoseFailure.requestTooLong`.
    package static func frame(
        method: String, request: some Encodable, more: Bool
    ) throws(DoseFailure) -> [UInt8] {
        do {
            return try Call.encode(method: method, parameters: request, more: more, oneway: false)
        } catch .tooLong(_, let limit) {
            throw .requestTooLong(limit: limit)
        } catch {
            throw .usage(message: "this cannot be sent: \(error)")
        }
    }

    /// Reads a reply frame.
    ///
    /// - Throws: `DoseFailure.refused` for an error reply, `.unreadableReply` for anything that is
    ///   not a varlink reply.
    package static func reply(in frame: [UInt8]) throws(DoseFailure) -> DaemonReply {
        guard let envelope = try? ReplyFrame.decode(frame) else {
            throw .unreadableReply(reason: "the answer is not a varlink message")
        }
        if let name = envelope.error {
            throw .refused(Refusal(name: name, parameters: envelope.parameters))
        }
        return DaemonReply(parameters: envelope.parameters, continues: envelope.continues)
    }
}
