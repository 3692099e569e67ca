import Testing

@Suite("what is on hand, with the real programs")
struct StockTests {
    @Test("a stock is counted, used, refilled and shown, and undo gives it back")
    func day() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 440 mg as needed every 6 hours max 4 a day")
            #expect(try daemon.json("stock") == [])
            #expect(try daemon.say("stock").out.contains("No stock is counted."))
            let set = try daemon.json("stock set naproxen 30 tablets --each 220 mg")
            #expect(set["stock"]?["left"] == "30 tablets")
            #expect(set["entry"]?["kind"] == "counted")
            _ = try daemon.json("take naproxen")
            #expect(try daemon.json("stock")[0]?["left"] == "28 tablets")
            #expect(try daemon.say("undo").exit == 0)
            #expect(try daemon.json("stock naproxen")["stock"]?["left"] == "30 tablets")
            let line = "stock add naproxen 28 tablets --expires 2031-03 --pharmacy City Pharmacy"
            let added = try daemon.json(line + " --repeats 2")
            #expect(added["stock"]?["left"] == "58 tablets")
            #expect(added["stock"]?["expires"]?["date"] == "2031-03-31")
            let shown = try daemon.say("stock naproxen")
            #expect(
                shown.out.contains("58 tablets of 220 mg, too little taken to say for how long.")
            )
            #expect(shown.out.contains("Pharmacy: City Pharmacy"))
            #expect(shown.out.contains("Repeats left: 2"))
            #expect(shown.out.contains("28 tablets"))
            #expect(try daemon.json("stock naproxen")["entries"]?.items.count == 2)
            #expect(try daemon.json("stock end naproxen")["entry"]?["kind"] == "ended")
            #expect(try daemon.json("stock") == [])
            #expect(try daemon.json("stock naproxen")["stock"] == nil)
        }
    }

    @Test("nothing is lost by kill -9, and a repeated request is one entry")
    func kill() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 1 tablet as needed every 6 hours max 4 a day")
            let parameters: JSON = [
                "requestId": "s-1", "name": "naproxen", "change": "add", "amount": "28 tablets",
            ]
            let first = try daemon.connect().call("io.dosed.RecordStock", parameters)
            #expect(first["error"] == nil, "\(first.text)")
            _ = try daemon.json("take naproxen --request-id t-1")
            daemon.kill()
            try daemon.start()
            #expect(try daemon.connect().call("io.dosed.RecordStock", parameters) == first)
            _ = try daemon.json("take naproxen --request-id t-1")
            #expect(try daemon.json("stock")[0]?["left"] == "27 tablets")
            #expect(try daemon.json("stock naproxen")["entries"]?.items.count == 1)
        }
    }

    @Test("what cannot be is refused with the right exit code, and says what would be right")
    func refusals() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("stock set naproxen 30 tablets").exit == 66)
            _ = try daemon.json("add naproxen 1 tablet at 20:00")
            #expect(try daemon.say("stock naproxen").exit == 66)
            #expect(try daemon.say("stock end naproxen").exit == 66)
            #expect(try daemon.say("stock set naproxen 30 ablets").exit == 65)
            #expect(try daemon.say("stock set naproxen").exit == 65)
            #expect(try daemon.say("stock add naproxen").exit == 64)
            #expect(try daemon.say("stock set naproxen 3 tablets --repeats many").exit == 64)
            let mixed = try daemon.json("stock set naproxen 600 mg")
            let said = mixed["remarks"]?.items.compactMap { $0["text"]?.string } ?? []
            #expect(said.contains { $0.contains("Or count it in tablets.") })
            #expect(try daemon.say("take naproxen").exit == 0)
            #expect(try daemon.json("stock")[0]?["left"] == nil)
        }
    }

    @Test("one that ends soon says LOW, and no reminder is announced before there is one")
    func low() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 1 tablet at 20:00")
            _ = try daemon.json("stock set naproxen 2 tablets")
            let status = try daemon.json("status")
            #expect(status["nextTitle"]?.string?.contains("Stock") != true)
            #expect(try daemon.json("stock")[0]?["low"] == true)
            let list = try daemon.say("stock")
            #expect(list.out.contains("LOW"))
        }
    }
}
