import StrictJSON
import Synchronization
import Varlink

/// A service to play with. What its methods do is told as events, so that tests wait for facts.
final class Toy: Sendable {
    enum Event: Sendable, Equatable {
        case started(String)
        case noted(String)
        case released
        case cancelled
        case sent(Int)
        case refused(ReplyError)
    }

    static let description = """
        interface org.example.toy

        method Echo(text: string) -> (text: string)
        method Note(text: string) -> ()
        method Wait() -> ()
        method Count(to: int) -> (n: int)
        method Flood(count: int, bytes: int) -> (text: string)
        method Burst(tasks: int, bytes: int) -> (text: string)
        method Forget() -> ()
        method Insist() -> ()

        error TooManyConnections (limit: int, perUser: bool)
        error FrameTooLarge (limit: int)
        error MalformedFrame (reason: string, offset: ?int)
        error TimedOut (seconds: int)

        """

    let events: AsyncStream<Event>
    private let teller: AsyncStream<Event>.Continuation
    private let gate: AsyncStream<Void>
    private let gatekeeper: AsyncStream<Void>.Continuation

    init() {
        (events, teller) = AsyncStream.makeStream(of: Event.self)
        (gate, gatekeeper) = AsyncStream.makeStream(of: Void.self)
    }

    /// The next event that happened.
    func next() async -> Event? {
        for await event in events { return event }
        return nil
    }

    /// Ends the events, so that `next` gives nil when nothing is left.
    func stop() {
        teller.finish()
    }

    /// Lets one waiting call go on.
    func release() {
        gatekeeper.yield()
    }

    func dispatcher() throws -> VarlinkDispatcher {
        let directory = try ServiceDirectory(
            vendor: "Toys", product: "Toy", version: "1", url: "https://example.org",
            descriptions: [Self.description])
        let methods: [String: VarlinkDispatcher.Method] = [
            "org.example.toy.Echo": { call, _, replies in
                try await replies.send(call.parameters)
            },
            "org.example.toy.Note": { call, _, replies in
                self.teller.yield(.noted(call.parameters["text"]?.string ?? ""))
                try await replies.send(JSONObject())
            },
            "org.example.toy.Wait": { call, _, replies in
                self.teller.yield(.started(call.member))
                for await _ in self.gate { break }
                self.teller.yield(Task.isCancelled ? .cancelled : .released)
                try await replies.send(JSONObject())
            },
            "org.example.toy.Count": count,
            "org.example.toy.Flood": flood,
            "org.example.toy.Burst": burst,
            "org.example.toy.Forget": { call, _, _ in self.teller.yield(.started(call.member)) },
            "org.example.toy.Insist": insist,
        ]
        return try VarlinkDispatcher(
            directory: directory, methods: methods, checksReplies: true)
    }

    private func count(_ call: Call, _ peer: Peer, _ replies: ReplyWriter) async throws {
        guard call.more else { throw VarlinkError.expectedMore }
        let last = call.parameters["to"]?.integer ?? 0
        for n in 1...last {
            try await replies.send(["n": .integer(n)] as JSONObject, continues: n < last)
        }
    }

    private func flood(_ call: Call, _ peer: Peer, _ replies: ReplyWriter) async throws {
        let count = Int(call.parameters["count"]?.integer ?? 0)
        let bytes = Int(call.parameters["bytes"]?.integer ?? 0)
        let text: JSONObject = ["text": .string(String(repeating: "x", count: bytes))]
        for index in 0..<count {
            do {
                try await replies.send(text, continues: true)
            } catch {
                teller.yield(.sent(index))
                teller.yield(.refused(error))
                throw error
            }
        }
        teller.yield(.sent(count))
        try await replies.send(text)
    }

    /// Sends from several tasks at once instead of waiting for each reply to be taken.
    private func burst(_ call: Call, _ peer: Peer, _ replies: ReplyWriter) async throws {
        let tasks = Int(call.parameters["tasks"]?.integer ?? 0)
        let bytes = Int(call.parameters["bytes"]?.integer ?? 0)
        let text: JSONObject = ["text": .string(String(repeating: "x", count: bytes))]
        let outcomes = await withTaskGroup(of: ReplyError?.self) { group in
            for _ in 0..<tasks {
                group.addTask { await self.outcome(of: text, replies) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        teller.yield(.sent(outcomes.count { $0 == nil }))
        if let refusal = outcomes.compactMap({ $0 }).first { teller.yield(.refused(refusal)) }
        try await replies.send(text)
    }

    private func outcome(of text: JSONObject, _ replies: ReplyWriter) async -> ReplyError? {
        do {
            try await replies.send(text, continues: true)
            return nil
        } catch {
            return error
        }
    }

    /// Breaks the rules of replying, to see that they hold.
    private func insist(_ call: Call, _ peer: Peer, _ replies: ReplyWriter) async throws {
        do {
            try await replies.send(JSONObject(), continues: true)
        } catch {
            teller.yield(.refused(error))
        }
        try await replies.send(JSONObject())
        do {
            try await replies.send(JSONObject())
        } catch {
            teller.yield(.refused(error))
        }
    }
}
