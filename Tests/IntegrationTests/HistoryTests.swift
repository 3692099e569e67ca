import Testing

@Suite("looking back, with the real programs")
struct HistoryTests {
    @Test("what was taken is listed, counted and written for a spreadsheet, each person's own")
    func lookBack() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            _ = try daemon.json("take naproxen")
            _ = try daemon.json("take ibuprofen 400 mg")
            _ = try daemon.json("pain 6 --where back")
            let states = try daemon.json("history").items.map { $0["state"] }
            #expect(states.count == 2)
            #expect(states.contains("on_time") && states.contains("as_needed"))
            #expect(try daemon.json("history ibu").items.count == 1)
            #expect(try daemon.json("history --state missed").items.isEmpty)
            #expect(try daemon.say("history").out.contains("taken as needed"))
            let rows = try daemon.say("history --all --csv").out.split(separator: "\r\n")
            #expect(rows.count == 3 && rows[0].hasPrefix("day,due,at,prescription,"))

            let figures = try daemon.json("adherence")
            #expect(figures["rows"]?.items.compactMap { $0["counted"] } == [0, 1])
            #expect(figures["rows"]?[0]?["use"]?["value"] == "400")
            #expect(try daemon.say("adherence").out.contains("What the figures mean:"))
            let day = try daemon.json("use --days 1")[0]
            #expect(day?["painHigh"] == 6)
            #expect(day?["medicines"]?[0]?["doses"] == 1)

            _ = try daemon.json("person add Ana")
            #expect(try daemon.json("history --person ana").items.isEmpty)
            #expect(try daemon.say("history morphine").exit == 66)
            #expect(try daemon.say("history --from soon").exit == 65)
            #expect(try daemon.say("use naproxen").exit == 65)
        }
    }

    @Test("after kill -9 the history is as it was")
    func afterKill() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed")
            for _ in 0..<3 { _ = try daemon.json("take ibuprofen") }
            let before = try daemon.say("history --all --csv").out
            daemon.kill()
            try daemon.start()
            #expect(try daemon.say("history --all --csv").out == before)
        }
    }
}
