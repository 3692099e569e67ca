import DoseInterface
import DoseStore
import Regimen
import StrictJSON
import Varlink

extension Scene {
    /// Carries a request out once: a repeat gets the first answer, word for word, and changes
    /// nothing. A request that was refused left nothing behind and is looked at afresh.
    ///
    /// - Throws: ``RequestReused`` when the id was used for something else.
    func once<Reply: Codable>(
        _ id: String, method: String, parameters: String, _ body: () throws -> Reply
    ) throws -> JSONObject {
        try Self.checkRequestID(id)
        if let answered = try transaction.answeredRequest(id) {
            guard answered.method == method, answered.parameters == parameters,
                answered.uid == transaction.uid
            else {
                throw RequestReused(requestId: id, message: Sentences.requestReused)
            }
            return try Self.object(answered.reply)
        }
        let reply = try body()
        let frame = try Varlink.Reply.encode(parameters: reply, continues: false)
        let object = try ReplyFrame.decode(frame.dropLast()).parameters
        try transaction.keepAnswer(
            to: id, method: method, parameters: parameters,
            reply: String(decoding: object.encoded(), as: UTF8.self))
        return object
    }

    static func checkRequestID(_ id: String) throws {
        let isGood =
            (1...Limits.requestIDCharacters).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
        guard isGood else {
            throw Invalid(parameter: "requestId", message: Sentences.requestID)
        }
    }

    private static func object(_ text: String) throws -> JSONObject {
        guard case .object(let object) = try JSONValue.parse(Array(text.utf8)) else {
            throw DamagedRow(what: "request.reply")
        }
        return object
    }
}
