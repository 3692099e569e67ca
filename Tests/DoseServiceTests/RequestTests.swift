import DoseInterface
import DoseService
import DoseStore
import Testing
import Varlink

@Suite("A request and its repeat")
struct RequestTests {
    @Test("a repeat answers as the first did and changes nothing")
    func same() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        let request = RecordDose.Request(requestId: "once", name: "ibuprofen", outcome: .taken)
        let first = try await desk.call(RecordDose.self, request)
        desk.clock.advance(hours: 1)
        let repeated = try await desk.call(RecordDose.self, request)
        #expect(repeated == first)
        #expect(try await desk.show("ibuprofen").records.count == 1)
    }

    @Test("members in another order, and null for what is absent, are the same request")
    func sameMeaning() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        let texts = [
            #"{"requestId":"once","name":"ibuprofen","outcome":"taken"}"#,
            #"{"outcome":"taken","slot":null,"name":"ibuprofen","requestId":"once"}"#,
        ]
        for text in texts {
            _ = try await desk.replies(RecordDose.self, parameters: text)
        }
        #expect(try await desk.show("ibuprofen").records.count == 1)
    }

    @Test("the answer is kept over a restart")
    func restart() async throws {
        let directory = try Desk.privateDirectory()
        let request = AddPrescription.Request(requestId: "once", text: "naproxen 220 mg at 8 am")
        let first: AddPrescription.Reply
        do {
            let desk = try await Desk(in: directory)
            first = try await desk.call(AddPrescription.self, request)
            await desk.tracker.close()
            desk.keepDirectory()
        }
        let desk = try await Desk(in: directory)
        #expect(try await desk.call(AddPrescription.self, request) == first)
        #expect(try await desk.call(ListPrescriptions.self, .init()).prescriptions.count == 1)
    }

    @Test("the same id for something else, or from somebody else, is refused")
    func reused() async throws {
        let desk = try await Desk()
        let request = AddPrescription.Request(requestId: "once", text: "naproxen 220 mg at 8 am")
        _ = try await desk.call(AddPrescription.self, request)
        var other = request
        other.text = "ibuprofen 200 mg at 8 am"
        _ = try await desk.refusal(AddPrescription.self, other, as: RequestReused.self)
        _ = try await desk.refusal(
            UndoLast.self, .init(requestId: "once"), as: RequestReused.self)
        await #expect(throws: VarlinkError.self) {
            try await desk.call(AddPrescription.self, request, uid: 0)
        }
    }

    @Test("a refused request left nothing behind and may be repeated")
    func refused() async throws {
        let desk = try await Desk()
        let request = SnoozeDose.Request(requestId: "once", name: "naproxen", length: "5m")
        _ = try await desk.refusal(SnoozeDose.self, request, as: NotFound.self)
        try await desk.add("naproxen 220 mg once now")
        #expect(try await desk.call(SnoozeDose.self, request).dose.snoozedUntil != nil)
    }

    @Test(
        "an id is letters, digits and hyphens, 64 at most",
        arguments: ["", "a b", "ä", String(repeating: "a", count: 65)])
    func malformed(id: String) async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(UndoLast.self, .init(requestId: id))
        #expect(refusal.parameter == "requestId")
    }

    @Test("a long list is streamed in parts; without more it must fit one answer")
    func parts() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        let parts = try await desk.replies(ListDue.self, .init(days: 60), more: true)
        #expect(parts.map(\.doses.count) == [50, 50, 21])
        #expect(try await desk.due(days: 60).count == 121)
        try await desk.add("ibuprofen 200 mg at 8 am, 12:00, 16:00 and 20:00")
        await #expect(throws: VarlinkError.expectedMore) {
            try await desk.due(days: 60)
        }
        let empty = try await desk.replies(
            ListPrescriptions.self, .init(all: false), more: true)
        #expect(empty.count == 1)
    }

    @Test("following reminders needs more", arguments: [false])
    func follow(more: Bool) async throws {
        let desk = try await Desk()
        await #expect(throws: VarlinkError.expectedMore) {
            try await desk.replies(WatchReminders.self, .init(), more: more)
        }
    }
}
