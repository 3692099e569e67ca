import ArgumentParser
import DoseInterface
import Testing

@testable import DoseCommands

@Suite("adherence and use as text and rows")
struct AdherenceAnswerTests {
    private static let first = Samples.day("2026-10-27", "Tue", "4 weeks ago")
    private static let last = Samples.day("2026-11-23", "Mon", "today")
    private static let ibuprofen = MedicineUse(
        prescription: "ibuprofen", medicine: "ibuprofen", doses: 3, amount: "1,400 mg",
        value: "1400", unit: "mg")

    private static func row(_ name: String, isClinic: Bool = false) -> AdherenceRow {
        AdherenceRow(
            prescription: name, medicine: name, clinic: isClinic, from: first, until: last,
            counted: 0, onTime: 0, late: 0, given: 0, skipped: 0, missed: 0, open: 0, beside: 0,
            held: false, reasons: [])
    }

    private static var rows: [AdherenceRow] {
        var naproxen = row("naproxen")
        naproxen.counted = 54
        naproxen.onTime = 40
        naproxen.late = 8
        naproxen.skipped = 2
        naproxen.missed = 4
        naproxen.open = 1
        naproxen.takenPercent = 88
        naproxen.onTimePercent = 74
        naproxen.reasons = [SkipReason(reason: "nausea", count: 2)]
        var letrozole = row("letrozole")
        letrozole.counted = 4
        letrozole.onTime = 4
        letrozole.held = true
        var clinic = row("zoledronic-acid", isClinic: true)
        clinic.counted = 1
        clinic.given = 1
        var needed = row("ibuprofen")
        needed.use = ibuprofen
        needed.useDays = 2
        return [naproxen, letrozole, clinic, needed]
    }

    private static var reply: ListAdherence.Reply {
        ListAdherence.Reply(
            from: first, until: last, rows: rows,
            remarks: [Remark(text: "Late: taken after that.", sources: [])])
    }

    @Test("figures stand in a table, what is beside them in sentences, and then what they mean")
    func adherence() {
        #expect(
            told(AdherenceReport(reply: Self.reply, isSplit: false)) == """
                From Tue 2026-10-27 to Mon 2026-11-23

                MEDICINE   COUNTED  ON TIME   LATE  SKIPPED  MISSED  TAKEN
                naproxen   54       40 (74%)  8     2        4       48 (88%)
                letrozole  4        4         0     0        0       4

                naproxen, skipped: nausea (2).
                naproxen: 1 dose waiting for an answer.
                letrozole was on hold for a part of this time.
                zoledronic-acid at the clinic: 1 given, 0 skipped or cancelled.
                ibuprofen as needed: 3 doses on 2 days, 1,400 mg in all. Day by day: dose use
                ibuprofen

                What the figures mean:
                  Late: taken after that.

                """)
    }

    @Test("weeks name their first day, and no line is wider than the terminal")
    func weeks() {
        let text = told(AdherenceReport(reply: Self.reply, isSplit: true))
        #expect(text.contains("2026-10-27  naproxen "))
        #expect(text.contains("naproxen from 2026-10-27: 1 dose waiting"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("rows have the columns that the help names")
    func rows() async throws {
        let server = try TestServer(.reply(Self.reply))
        let run = await CommandRun("adherence", "--csv", socket: server.path)
        let lines = run.answers.split(separator: "\r\n")
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0.filter { $0 == "," }.count >= 21 })
        #expect(
            lines[1] == "2026-10-27,2026-11-23,naproxen,naproxen,no,54,40,8,0,2,4,1,0,no,88,74,"
                + "nausea (2),0,0,,,")
        #expect(lines[4].hasSuffix(",3,2,1400,mg,\"1,400 mg\""))
        let help = AdherenceCommand.configuration.discussion.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        #expect(help.contains(lines[0].replacing(",", with: ", ").prefix(60)))
    }

    private static let days = [
        UseDay(
            day: last, medicines: [ibuprofen], painEntries: 2, painLow: 3, painHigh: 6),
        UseDay(
            day: Samples.day("2026-11-22", "Sun", "yesterday"),
            medicines: [MedicineUse(prescription: "ibuprofen", medicine: "ibuprofen", doses: 0)],
            painEntries: 1, painLow: 2, painHigh: 2),
        UseDay(
            day: Samples.day("2026-11-21", "Sat", "2 days ago"),
            medicines: [MedicineUse(prescription: "ibuprofen", medicine: "ibuprofen", doses: 0)],
            painEntries: 0),
    ]

    @Test("use stands beside pain, day by day, in words")
    func use() async throws {
        let reply = ListUse.Reply(from: Self.days[2].day, until: Self.last, days: Self.days)
        let server = try TestServer(.reply(reply), .reply(reply))
        let run = await CommandRun("use", socket: server.path)
        #expect(
            run.answers == """
                From Sat 2026-11-21 to Mon 2026-11-23

                DAY             MEDICINE   DOSES  TOTAL     PAIN
                Mon 2026-11-23  ibuprofen  3      1,400 mg  3 to 6
                Sun 2026-11-22  none       0                2

                ibuprofen: 3 doses on 1 of 3 days.
                PAIN is what was told with dose pain, from 0 to 10. A day without an entry says
                nothing about pain.

                """)
        let csv = await CommandRun("use", "--csv", socket: server.path)
        #expect(
            csv.answers.split(separator: "\r\n").dropFirst() == [
                "2026-11-23,ibuprofen,ibuprofen,3,1400,mg,\"1,400 mg\",2,3,6",
                "2026-11-22,ibuprofen,ibuprofen,0,,,,1,2,2",
                "2026-11-21,ibuprofen,ibuprofen,0,,,,0,,",
            ])
    }
}
