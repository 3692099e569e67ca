import DoseInterface
import StrictJSON
import Testing
import Varlink

@testable import DoseCommands

@Suite("the past as text, rows and JSON")
struct HistoryAnswerTests {
    private static func entry(
        _ state: HistoryState, _ due: String?, at: String, day: String = "2026-11-23",
        reason: String? = nil, timing: String? = nil, place: String? = nil
    ) -> HistoryEntry {
        let outcome: Outcome =
            switch state {
            case .missed: .missed
            case .skipped: .skipped
            case .cancelled: .cancelled
            case .given: .given
            case .onTime, .late, .asNeeded, .besidePlan: .taken
            }
        return HistoryEntry(
            state: state, day: Samples.day(day, "Mon", "today"),
            due: due.map { Samples.moment("\(day)T\($0):00+01:00", "Mon", "1 h ago") },
            minutesLate: state == .late ? 17 : nil, value: outcome == .taken ? "220" : nil,
            unit: outcome == .taken ? "mg" : nil, moved: false,
            record: DoseRecord(
                prescription: "naproxen", medicine: "naproxen", outcome: outcome,
                amount: outcome == .taken ? "220 mg" : nil,
                at: Samples.moment("\(at):00+01:00", "Tue", "now"),
                slot: due.map { "\(day) \($0)" }, timing: timing, reason: reason, place: place))
    }

    private static let entries = [
        entry(.late, "23:50", at: "2026-11-24T00:07", timing: "17 minutes late"),
        entry(.skipped, "20:00", at: "2026-11-23T20:05", reason: "=HYPERLINK(\"x\"), nausea"),
        entry(.missed, "08:00", at: "2026-11-23T14:00", day: "2026-11-22"),
        entry(.asNeeded, nil, at: "2026-11-22T07:00", day: "2026-11-22"),
    ]

    private static let reply = ListHistory.Reply(
        from: Samples.day("2026-10-25", "Sun", "4 weeks ago"), entries: entries)

    @Test("text stands under its days, with another day where a dose was taken then")
    func text() async throws {
        let server = try TestServer(.reply(Self.reply))
        let run = await CommandRun("history", socket: server.path)
        #expect(run.exit == 0)
        #expect(
            run.answers == """
                Mon 2026-11-23, today
                  23:50  naproxen 220 mg  taken Tue 2026-11-24 00:07, 17 minutes late
                  20:00  naproxen         skipped: =HYPERLINK("x"), nausea
                Mon 2026-11-22, today
                  08:00  naproxen         missed
                  07:00  naproxen 220 mg  taken as needed

                """)
        #expect(server.parameters(named: "limit") == [51])
    }

    @Test("notes stand beside what they are on, and what was taken back says so")
    func notesAndTakenBack() async throws {
        var entries = Self.entries
        for index in entries.indices { entries[index].record.note = "hm" }
        entries[0].takenBack = TakenBack(at: Samples.evening, corrected: true)
        entries[3].takenBack = TakenBack(at: Samples.evening, corrected: false)
        let reply = ListHistory.Reply(from: Self.reply.from, entries: entries)
        let server = try TestServer(.reply(reply), .reply(reply))
        let text = await CommandRun("history", "--taken-back", socket: server.path)
        let lines = text.answers.split(separator: "\n").map(String.init)
        #expect(lines[1].hasPrefix("  00:07  naproxen 220 mg  taken Tue 2026-11-24 00:07"))
        let words = text.answers.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("17 minutes late, note: hm, corrected Mon 2026-11-23 20:00"))
        #expect(words.contains("taken as needed, note: hm, taken back Mon 2026-11-23 20:00"))
        #expect(server.parameters(named: "takenBack") == [true])
        let csv = await CommandRun("history", "--csv", socket: server.path)
        let rows = csv.answers.split(separator: "\r\n")
        #expect(rows[1].hasSuffix(",hm,\(Samples.evening.at),yes"))
        #expect(rows[2].hasSuffix(",hm,,") && rows[4].hasSuffix(",no"))
    }

    @Test("more than is shown is said, and what would show it")
    func more() async throws {
        let server = try TestServer(.reply(Self.reply))
        let run = await CommandRun("history", "--limit", "3", socket: server.path)
        #expect(server.parameters(named: "limit") == [4])
        #expect(!run.answers.contains("as needed"))
        #expect(run.answers.contains("There is more since Sun 2026-10-25: --limit 6"))
    }

    @Test("nothing is said as nothing, and ends well")
    func nothing() async throws {
        var empty = Self.reply
        empty.entries = []
        let server = try TestServer(.reply(empty), .reply(empty), .reply(empty))
        let text = await CommandRun("history", socket: server.path)
        #expect(text.exit == 0 && text.answers.hasPrefix("Nothing of that is on record since Sun"))
        #expect(await CommandRun("history", "--json", socket: server.path).answers == "[]\n")
        let csv = await CommandRun("history", "--csv", socket: server.path)
        #expect(csv.answers.hasPrefix("day,due,at,"))
        #expect(csv.answers.hasSuffix(",place,note,taken_back,corrected\r\n"))
    }

    @Test("rows are RFC 4180, and no cell is run as a formula")
    func csv() async throws {
        let server = try TestServer(.reply(Self.reply))
        let run = await CommandRun("history", "--csv", socket: server.path)
        let lines = run.answers.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6 && lines.last == "")
        #expect(
            lines[1] == "2026-11-23,2026-11-23T23:50:00+01:00,2026-11-24T00:07:00+01:00,naproxen,"
                + "naproxen,late,220,mg,17,2026-11-23 23:50,,no,,,,,,")
        #expect(
            lines[2].hasSuffix(
                ",skipped,,,,2026-11-23 20:00,,no,\"'=HYPERLINK(\"\"x\"\"), nausea\",,,,,"))
        #expect(lines[3].contains("2026-11-22T08:00:00+01:00,,naproxen"))
        #expect(server.parameters(named: "limit") == [nil])
    }

    @Test(
        "a text that a spreadsheet would run gets an apostrophe, any other stays",
        arguments: [
            ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("a\r\nb", "a b"),
            ("say \"no\"", "\"say \"\"no\"\"\""), ("Ünïcode, ja", "\"Ünïcode, ja\""),
        ])
    func formulas(text: String, cell: String) {
        #expect(CSVText.row([.text(text)]) == cell + "\r\n")
    }

    @Test("JSON is one array, however many parts it comes in")
    func json() async throws {
        let parts =
            try Reply.encode(parameters: Self.reply, continues: true)
            + Reply.encode(parameters: Self.reply, continues: false)
        let server = try TestServer(.answer(parts))
        let run = await CommandRun("history", "--json", "--state", "taken", socket: server.path)
        #expect(run.json?.items?.count == 8)
        #expect(
            server.parameters(named: "states") == [
                ["on_time", "late", "given", "as_needed", "beside_plan"]
            ])
    }

    @Test("a list that breaks off ends with its failure and is no array")
    func broken() async throws {
        let part = try Reply.encode(parameters: Self.reply, continues: true)
        let server = try TestServer(.answer(part), .answer(part))
        let run = await CommandRun("history", "--json", socket: server.path)
        #expect(run.exit == 69 && run.json == nil)
        #expect(!run.answers.contains("]\n"))
        let csv = await CommandRun("history", "--csv", socket: server.path)
        #expect(csv.exit == 69 && !csv.messages.isEmpty)
    }

    @Test(
        "what does not go together is refused before anything is asked",
        arguments: [
            ["history", "--csv", "--json"], ["history", "--from", "today", "--days", "3"],
            ["history", "--days", "0"], ["history", "--limit", "0"],
            ["history", "--state", "perhaps"], ["adherence", "--by", "hour"],
            ["adherence", "--csv", "--json"], ["use", "--days", "4000"],
        ])
    func misuse(arguments: [String]) async {
        #expect(await CommandRun(arguments).exit == 64)
    }
}

extension JSONValue {
    fileprivate var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }
}
