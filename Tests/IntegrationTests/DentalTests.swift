import Testing

@Suite("dental exams and dental work")
struct DentalTests {
    private static let planned = "add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30"

    @Test("a booked exam is reminded of, and its result clears the reminder")
    func booking() throws {
        try withDaemon { daemon in
            // At night it would wait for the morning.
            _ = try daemon.json("settings quiet-hours none")
            // The reminder of today's exam was due yesterday at nine, so it comes at once.
            let booked = try daemon.json("dental exam --booked today --dentist Dr. Ito")
            #expect(booked["exam"]?["booked"] == true)
            #expect(booked["exam"]?["outcome"] == nil)
            // It is not promised for a time that has passed.
            #expect(booked["exam"]?["reminder"]?["relative"]?.string?.contains("ago") == false)
            let watch = try daemon.live("watch", "--json")
            let reminder = try watch.json()
            #expect(reminder["subject"] == "dental_exam")
            #expect(reminder["title"]?.string?.contains("Dr. Ito") == true)
            #expect(reminder["prescription"] == nil)

            _ = try daemon.json("dental exam --on today --outcome clear")
            let dental = try daemon.json("dental")
            #expect(dental["exams"]?.items.filter { $0["booked"] == true }.isEmpty == true)
            let later = try daemon.live("watch", "--json")
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            #expect(try later.json()["subject"] == "dose", "the cleared reminder came again")
        }
    }

    @Test("a booking alone does not clear the start")
    func bookingIsNoExam() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.planned)
            _ = try daemon.json("dental exam --booked 3d")
            let refused = try daemon.say("start zol --json")
            #expect(refused.exit == 1)
        }
    }

    @Test("an exam that found work to do holds the start; a treated one does not")
    func outcomes() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.planned)
            _ = try daemon.json("dental exam --on yesterday --outcome work-needed")
            #expect(try daemon.say("start zol").exit == 1)
            _ = try daemon.json("dental exam --on today --outcome treated")
            #expect(try daemon.say("start zol").exit == 0)
        }
    }

    @Test("open dental work holds the start until it has healed")
    func work() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.planned)
            _ = try daemon.json("dental exam --on yesterday --outcome clear")
            _ = try daemon.json("dental work planned extraction")
            #expect(try Self.holding(daemon) == ["dental-work"])
            _ = try daemon.json("dental work done extraction")
            #expect(try Self.holding(daemon) == ["dental-healing"])
            let healed = try daemon.json("dental work healed extraction")
            #expect(healed["work"]?["status"] == "healed")
            #expect(healed["work"]?["what"] == "extraction")
            #expect(try daemon.say("start zol").exit == 0)
            let dental = try daemon.json("dental")
            #expect(dental["work"]?.items.count == 1)
        }
    }

    /// The checks that hold the start now.
    private static func holding(_ daemon: PrivateDaemon) throws -> [JSON?] {
        let refused = try daemon.say("start zol --json")
        #expect(refused.exit == 1)
        return try refused.json["error"]?["parameters"]?["checks"]?.items.map { $0["check"] } ?? []
    }

    @Test("check ends with 1 while a blocking item is open, and with 0 when none is")
    func checkExitCodes() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("check").exit == 0)
            _ = try daemon.json(Self.planned)
            let open = try daemon.say("check zol")
            #expect(open.exit == 1)
            #expect(open.out.contains("dental exam"))
            #expect(open.out.contains("creatinine"))
            #expect(open.err.isEmpty)
            #expect(try daemon.say("check").exit == 1)
            _ = try daemon.json("dental exam --on yesterday --outcome clear")
            #expect(try daemon.say("check zol").exit == 1)
            _ = try daemon.json("lab creatinine 0.9 mg/dL")
            let ready = try daemon.say("check zol --json")
            #expect(ready.exit == 0, "\(ready)")
            #expect(try ready.json.isArray)
            #expect(try ready.json[0]?["readiness"] == "ready")
            #expect(try daemon.say("check nosuch").exit == 66)
        }
    }

    @Test("what cannot be is refused: an exam to come with an outcome, a booking in the past")
    func refusals() throws {
        try withDaemon { daemon in
            for (line, code): (String, Int32) in [
                ("dental exam", 64), ("dental exam --on tomorrow --outcome clear", 65),
                ("dental exam --booked yesterday", 65),
                ("dental exam --booked tomorrow --outcome clear", 64),
                ("dental exam --on today --outcome fine", 64), ("dental work healed", 66),
                ("dental work done --on tomorrow", 65), ("dental work mended", 64),
            ] {
                let refused = try daemon.say(line)
                #expect(refused.exit == code, "\(refused)")
                #expect(refused.out.isEmpty)
            }
            #expect(try daemon.json("dental")["exams"] == [])
        }
    }
}
