import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("How the planned doses went")
struct AdherenceTests {
    /// What is done on a desk that stands at Monday 2026-11-23 18:05, and what was counted by hand.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// On time, late, skipped, missed, open, beside the plan.
        let expected: [Int]
        /// The days that are looked at; nil for the usual ones.
        var days: (from: String, until: String)?
        let act: @Sendable (Desk) async throws -> Void
    }

    @Test("each definition is what was counted by hand", arguments: cases + daysOfCases)
    func counting(_ story: Case) async throws {
        let desk = try await Desk()
        try await story.act(desk)
        let rows = try await desk.adherence(from: story.days?.from, until: story.days?.until)
        #expect(rows.count == (story.expected.allSatisfy { $0 == 0 } ? 0 : 1))
        let row = rows.first
        let counted = [row?.onTime, row?.late, row?.skipped, row?.missed, row?.open, row?.beside]
        #expect(counted.map { $0 ?? 0 } == story.expected)
        #expect(row?.counted ?? 0 == story.expected.prefix(4).reduce(0, +))
        // The history lists the same doses.
        let listed = try await desk.lookBack(
            from: story.days?.from ?? "2026-10-01", until: story.days?.until)
        func count(_ state: HistoryState) -> Int { listed.filter { $0.state == state }.count }
        #expect(
            [count(.onTime), count(.late), count(.skipped) + count(.cancelled), count(.missed)]
                == Array(story.expected.prefix(4)))
        #expect(count(.besidePlan) == story.expected[5])
    }

    @Test("one setting says what is late: in the words of a record, when it is counted, when due")
    func oneRule() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.letPass(minutes: 75)
        #expect(try await desk.due().map(\.state) == [.overdue])
        let record = try await desk.record(.taken, "naproxen").record
        #expect(record.timing == "20 minutes late")
        #expect(try await desk.lookBack().map(\.state) == [.late])
        let setting = ChangeSetting.Request(
            requestId: desk.fresh(), name: "on-time", value: "30 minutes")
        _ = try await desk.call(ChangeSetting.self, setting)
        #expect(try await desk.show("naproxen").records.map(\.timing) == ["on time"])
        #expect(try await desk.lookBack().map(\.state) == [.onTime])
        #expect(try await desk.adherence().map(\.onTime) == [1])
        let meaning = try await desk.call(ListAdherence.self, .init()).remarks.map(\.text)
        #expect(meaning.contains { $0.contains("30 minutes after its time (your setting)") })
        try await desk.letPass(hours: 24)
        #expect(try await desk.due().map(\.state) == [.due])
        try await desk.undo()
        #expect(try await desk.due().map(\.state) == [.overdue])
        #expect(try await desk.lookBack().map(\.state) == [.late])
    }

    static let cases: [Case] = [
        Case(testDescription: "not due yet", expected: [0, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
        },
        Case(testDescription: "due and not answered", expected: [0, 0, 0, 0, 1, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 2)
        },
        Case(testDescription: "taken at its time", expected: [1, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(minutes: 55)
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "taken before its time", expected: [1, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "taken 15 minutes after", expected: [1, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(minutes: 70)
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "taken 16 minutes after", expected: [0, 1, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(minutes: 71)
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "late inside its window of 12 hours", expected: [0, 1, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 12)
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "its window ended unanswered", expected: [0, 0, 0, 1, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 13)
        },
        Case(testDescription: "missed, and then said after all", expected: [1, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 14)
            try await $0.record(.taken, "naproxen", at: "yesterday 19:05")
        },
        Case(testDescription: "skipped", expected: [0, 0, 1, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 1)
            try await $0.record(.skipped, "naproxen", reason: "nausea")
        },
        Case(testDescription: "taken, and taken back", expected: [0, 0, 0, 0, 1, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 1)
            try await $0.record(.taken, "naproxen")
            try await $0.undo()
        },
        Case(testDescription: "a second tablet beside the plan", expected: [1, 0, 0, 0, 0, 1]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(hours: 1)
            try await $0.record(.taken, "naproxen", at: "19:00")
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "on hold", expected: [0, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.hold("naproxen", "surgery")
            try await $0.letPass(hours: 48)
        },
        Case(testDescription: "due when it was stopped", expected: [0, 0, 0, 0, 0, 0]) { desk in
            try await desk.add("naproxen 220 mg at 19:00")
            try await desk.letPass(hours: 1)
            _ = try await desk.call(
                StopPrescription.self,
                .init(requestId: desk.fresh(), name: "naproxen", reason: "done"))
        },
        Case(testDescription: "moved and taken at its new time", expected: [1, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.move("naproxen", to: "21:00")
            try await $0.letPass(hours: 3)
            try await $0.record(.taken, "naproxen")
        },
        Case(testDescription: "another order from the next day on", expected: [2, 0, 0, 0, 0, 0]) {
            try await $0.add("naproxen 220 mg at 19:00")
            try await $0.letPass(minutes: 55)
            try await $0.record(.taken, "naproxen")
            try await $0.letPass(hours: 17)
            try await $0.edit("naproxen", "440 mg at 21:00")
            try await $0.letPass(hours: 9)
            try await $0.record(.taken, "naproxen")
        },
    ]

    static let daysOfCases: [Case] = [
        Case(
            testDescription: "after midnight, on the day before", expected: [0, 1, 0, 0, 0, 0],
            days: ("2026-11-23", "2026-11-23"), act: afterMidnight),
        Case(
            testDescription: "after midnight, not on the day itself",
            expected: [0, 0, 0, 0, 0, 0], days: ("2026-11-24", "2026-11-24"), act: afterMidnight),
        Case(
            testDescription: "moved to the next day, on that day", expected: [1, 0, 0, 0, 0, 0],
            days: ("2026-11-24", "2026-11-24"), act: movedToNextDay),
        Case(
            testDescription: "moved to the next day, not on the first",
            expected: [0, 0, 0, 0, 0, 0], days: ("2026-11-23", "2026-11-23"),
            act: movedToNextDay),
    ]

    @Sendable
    private static func afterMidnight(_ desk: Desk) async throws {
        try await desk.add("naproxen 220 mg at 23:30")
        try await desk.letPass(minutes: 6 * 60 + 15)
        try await desk.record(.taken, "naproxen")
    }

    @Sendable
    private static func movedToNextDay(_ desk: Desk) async throws {
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.move("naproxen", to: "2026-11-24 09:00")
        try await desk.letPass(hours: 15)
        try await desk.record(.taken, "naproxen")
    }

    @Test("a day of 25 hours holds its doses, and an hour that comes twice is an hour")
    func longDay() async throws {
        // Saturday 2026-10-24 18:05 in Berlin, summer time.
        let desk = try await Desk(at: Instant(epochSeconds: 1_792_857_900))
        try await desk.add("naproxen 220 mg at 02:30")
        // Sunday 02:40, the second time: 70 minutes after the first 02:30.
        try await desk.letPass(minutes: 9 * 60 + 35)
        let record = try await desk.record(.taken, "naproxen").record
        #expect(record.at.at == "2026-10-25T02:40:00+01:00")
        let row = try #require(
            try await desk.adherence(from: "2026-10-25", until: "2026-10-25").first)
        #expect(row.late == 1 && row.counted == 1)
        #expect(try await desk.lookBack(from: "2026-10-25").map(\.minutesLate) == [70])
        #expect(try await desk.adherence(from: "2026-10-24", until: "2026-10-24").isEmpty)
    }

    @Test("both ends of a day of 25 hours belong to it")
    func endsOfLongDay() async throws {
        let desk = try await Desk(at: Instant(epochSeconds: 1_792_857_900))
        try await desk.add("naproxen 220 mg at 00:30 and 23:30")
        try await desk.letPass(hours: 40)
        let row = try #require(
            try await desk.adherence(from: "2026-10-25", until: "2026-10-25").first)
        #expect(row.counted + row.open == 2)
    }

    @Test("a dose in the hour that spring leaves out is counted once, on its day")
    func shortDay() async throws {
        // Saturday 2027-03-27 18:05 in Berlin, winter time.
        let desk = try await Desk(at: Instant(epochSeconds: 1_806_167_100))
        try await desk.add("naproxen 220 mg at 02:30")
        let due = try #require(try await desk.due(days: 1).first)
        #expect(due.due.at.hasPrefix("2027-03-28T03:"))
        try await desk.letPass(hours: 9)
        try await desk.record(.taken, "naproxen", at: String(due.due.at.dropFirst(11).prefix(5)))
        let row = try #require(
            try await desk.adherence(from: "2027-03-28", until: "2027-03-28").first)
        #expect(row.onTime == 1 && row.counted == 1)
    }
}
