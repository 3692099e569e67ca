import DoseInterface
import DoseService
import Regimen
import Testing
import Varlink

@Suite("The history of doses")
struct HistoryTests {
    /// One dose on time, one late, one skipped, one missed, and two of another medicine as needed.
    private func lived() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        for (minutes, outcome) in [(0, Outcome.taken), (40, .taken), (0, .skipped)] {
            try await desk.letPass(minutes: 55 + Int64(minutes))
            try await desk.record(outcome, "naproxen", reason: outcome == .skipped ? "sick" : nil)
            try await desk.letPass(minutes: 24 * 60 - 55 - Int64(minutes))
        }
        try await desk.record(.taken, "ibuprofen")
        try await desk.letPass(hours: 24)
        try await desk.record(.taken, "ibuprofen", amount: "400 mg")
        return desk
    }

    @Test("everything stands under its own day, newest first, or oldest first")
    func order() async throws {
        let desk = try await lived()
        let entries = try await desk.lookBack()
        #expect(
            entries.map(\.state) == [.asNeeded, .missed, .asNeeded, .skipped, .late, .onTime])
        #expect(
            entries.map(\.day.date) == [
                "2026-11-27", "2026-11-26", "2026-11-26", "2026-11-25", "2026-11-24",
                "2026-11-23",
            ])
        #expect(entries.map(\.minutesLate) == [nil, nil, nil, nil, 40, 0])
        #expect(entries[0].value == "400" && entries[0].unit == "mg")
        #expect(entries[3].record.reason == "sick" && entries[3].due != nil)
        let turned = try await desk.call(ListHistory.self, .init(oldestFirst: true)).entries
        #expect(turned == Array(entries.reversed()))
    }

    @Test("it is filtered by medicine, days and state, and cut at a limit")
    func filters() async throws {
        let desk = try await lived()
        #expect(try await desk.lookBack("ibu").map(\.state) == [.asNeeded, .asNeeded])
        #expect(
            try await desk.lookBack(from: "2026-11-24", until: "2026-11-25").map(\.state)
                == [.skipped, .late])
        let two = try await desk.call(ListHistory.self, .init(days: 2))
        #expect(two.entries.count == 3)
        #expect(two.from?.date == "2026-11-26" && two.until == nil)
        let late = try await desk.call(ListHistory.self, .init(states: [.late, .missed])).entries
        #expect(late.map(\.state) == [.missed, .late])
        let first = try await desk.call(ListHistory.self, .init(limit: 2)).entries
        #expect(first.map(\.state) == [.asNeeded, .missed])
        desk.clock.advance(days: 40)
        #expect(try await desk.lookBack("ibu").isEmpty)
        let all = try await desk.call(ListHistory.self, .init(name: "ibu", all: true))
        #expect(all.entries.count == 2 && all.from == nil)
    }

    @Test("an infusion that was given before its time is there at once")
    func early() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg SC every 4 weeks from 2026-11-26 10:00", since: "2026-01-01")
        try await desk.record(.given, "xgeva", at: "17:00", minutes: 5)
        let entries = try await desk.lookBack()
        #expect(entries.map(\.day.date) == ["2026-11-26"])
        #expect(entries.first?.record.minutes == 5)
        #expect(try await desk.adherence().isEmpty)
    }

    @Test("a moved dose says so, and one that was taken back is gone")
    func movedAndUndone() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.move("naproxen", to: "21:00")
        try await desk.letPass(hours: 3)
        try await desk.record(.taken, "naproxen")
        let entry = try #require(try await desk.lookBack().first)
        #expect(entry.moved && entry.record.slot == "2026-11-23 19:00")
        #expect(entry.due?.at == "2026-11-23T21:00:00+01:00")
        try await desk.undo()
        #expect(try await desk.lookBack().isEmpty)
    }

    /// What stands and what does not, as words.
    private func whole(_ desk: Desk, oldestFirst: Bool = false) async throws -> [String] {
        try await desk.replies(
            ListHistory.self,
            .init(oldestFirst: oldestFirst ? true : nil, takenBack: true), more: true
        ).flatMap(\.entries).map { entry in
            let back = entry.takenBack.map { $0.corrected ? " corrected" : " taken back" } ?? ""
            return (entry.record.amount ?? "") + back
        }
    }

    @Test("what was taken back or corrected is shown when it is asked for, and marked")
    func takenBack() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.record(.taken, "naproxen")
        // The dose is still to come, and waits again.
        try await desk.undo()
        #expect(try await whole(desk) == ["220 mg taken back"])
        try await desk.letPass(hours: 1)
        try await desk.record(.taken, "naproxen")
        try await desk.letPass(minutes: 5)
        _ = try await desk.call(
            AmendDose.self, .init(requestId: desk.fresh(), name: "naproxen", words: "440 mg"))
        #expect(
            try await whole(desk, oldestFirst: true)
                == ["220 mg taken back", "440 mg", "220 mg corrected"])
        let step = try await desk.undo().steps.first
        #expect(step?.ofDose == true)
        #expect(
            try await whole(desk, oldestFirst: true).sorted()
                == ["220 mg", "220 mg corrected", "220 mg taken back", "440 mg taken back"])
        // Nobody recorded what was missed, so it is not listed once it is answered.
        try await desk.letPass(hours: 48)
        #expect(try await desk.lookBack().map(\.state).contains(.missed))
        try await desk.record(.taken, "naproxen", at: "yesterday 19:00")
        #expect(try await whole(desk).filter { $0.contains("taken back") }.count == 2)
        try await desk.undo()
        #expect(try await whole(desk).filter { $0.contains("taken back") }.count == 3)
        let ofAnother = try await desk.call(
            ListHistory.self, .init(states: [.skipped], takenBack: true))
        #expect(ofAnother.entries.isEmpty)
    }

    @Test("what was taken back comes in parts too, each line once")
    func partsWithTakenBack() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        for index in 0..<60 {
            try await desk.record(
                .taken, "ibuprofen", amount: "\(index + 1) mg", at: "2026-11-20 10:00")
            if index % 2 == 0 { try await desk.undo() }
        }
        for oldestFirst in [false, true] {
            let lines = try await whole(desk, oldestFirst: oldestFirst)
            #expect(lines.count == 60 && Set(lines).count == 60)
            #expect(lines.filter { $0.hasSuffix("taken back") }.count == 30)
        }
    }

    @Test("a note stands with the dose that it is on, also after a correction")
    func notes() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        try await desk.record(.taken, "ibuprofen")
        for text in ["with food", "at night"] {
            _ = try await desk.call(
                AddNote.self, .init(requestId: desk.fresh(), text: text, subject: .last))
        }
        _ = try await desk.call(
            AmendDose.self, .init(requestId: desk.fresh(), name: "ibuprofen", words: "400 mg"))
        let entry = try #require(try await desk.lookBack().first)
        #expect(entry.record.amount == "400 mg" && entry.record.note == "with food; at night")
    }

    @Test("a long history comes in parts, each line once, also where many have one time")
    func parts() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        for index in 0..<130 {
            let minute = index < 70 ? 0 : index % 60
            try await desk.record(
                .taken, "ibuprofen", amount: "\(index + 1) mg",
                at: "2026-11-20 10:\(minute < 10 ? "0" : "")\(minute)")
        }
        for oldestFirst in [false, true] {
            let parts = try await desk.replies(
                ListHistory.self, .init(oldestFirst: oldestFirst), more: true)
            #expect(parts.count == 3)
            #expect(parts.allSatisfy { $0.entries.count <= Limits.itemsPerReply })
            let entries = parts.flatMap(\.entries)
            #expect(Set(entries.map(\.value)).count == 130 && entries.count == 130)
            let times = entries.map(\.record.at.at)
            #expect(times == (oldestFirst ? times.sorted() : times.sorted().reversed()))
        }
        let limited = try await desk.replies(ListHistory.self, .init(limit: 60), more: true)
        #expect(limited.map(\.entries.count) == [50, 10])
        let rare = try await desk.replies(
            ListHistory.self, .init(states: [.missed]), more: true)
        #expect(rare.flatMap(\.entries).isEmpty)
        await #expect(throws: VarlinkError.expectedMore) {
            _ = try await desk.replies(ListHistory.self, .init())
        }
    }

    @Test("what cannot be is refused with the parameter and what would do")
    func refusals() async throws {
        let desk = try await Desk()
        func refused(_ request: ListHistory.Request) async throws -> String {
            let refusal: Invalid = try await desk.refusal(ListHistory.self, request)
            #expect(!refusal.message.isEmpty)
            return refusal.parameter
        }
        #expect(try await refused(.init(from: "2026-11-01", days: 3)) == "days")
        #expect(try await refused(.init(days: 0)) == "days")
        #expect(try await refused(.init(days: 3_661)) == "days")
        #expect(try await refused(.init(limit: 0)) == "limit")
        #expect(try await refused(.init(limit: 1_000_001)) == "limit")
        #expect(try await refused(.init(from: "2026-11-20", until: "2026-11-19")) == "until")
        #expect(try await refused(.init(from: "2026-11-24")) == "from")
        let unread: CannotRead = try await desk.refusal(ListHistory.self, .init(from: "soon"))
        #expect(!unread.message.isEmpty)
        let unknown: NotFound = try await desk.refusal(ListHistory.self, .init(name: "morphine"))
        #expect(unknown.what == "prescription")
        let long: Invalid = try await desk.refusal(
            ListAdherence.self, .init(from: "2001-01-01"))
        #expect(long.parameter == "from")
    }

    @Test("an amount that makes no sense holds up no line of the history")
    func damaged() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        try await desk.record(.taken, "ibuprofen")
        try await desk.damage(
            "INSERT INTO dose_record (prescription_id, outcome, amount, at, event_id) "
                + "SELECT prescription_id, outcome, 'much', at + 60, (SELECT max(id) FROM event "
                + "WHERE id NOT IN (SELECT event_id FROM dose_record)) FROM dose_record")
        let entries = try await desk.lookBack()
        #expect(entries.map(\.record.amount) == ["much", "200 mg"])
        #expect(entries.first?.value == nil)
        let row = try #require(try await desk.adherence().first)
        #expect(row.use?.doses == 2 && row.use?.amount == nil)
    }
}
