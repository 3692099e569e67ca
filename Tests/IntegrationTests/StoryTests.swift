import Foundation
import Testing

@Suite("the main job, from the prescription to the infusion")
struct StoryTests {
    private static let zoledronic = "add zoledronic acid 4 mg IV every 12 weeks from"

    @Test("an infusion is added, held back for want of a dental exam, cleared, given and counted")
    func mainJob() throws {
        try withDaemon { daemon in
            let added = try daemon.json(Self.zoledronic + " now")
            #expect(added["prescription"]?["name"] == "zoledronic-acid")
            #expect(added["prescription"]?["state"] == "planned")
            #expect(added["prescription"]?["clinic"] == true)
            #expect(added["prescription"]?["zone"] == .string(PrivateDaemon.zone))
            #expect(added["first"]?.items.count == 3)

            let refused = try daemon.say("start zoledronic-acid")
            #expect(refused.exit == 1)
            #expect(refused.out.contains("dental exam"))
            #expect(refused.out.contains("dose dental exam --on DATE"))
            #expect(refused.out.contains("Source: "))

            let exam = try daemon.dose(
                "dental", "exam", "--on", "yesterday", "--outcome", "clear", "--dentist", "Dr. Ito")
            #expect(exam.exit == 0)
            #expect(exam.out.contains("clear, Dr. Ito"))

            let started = try daemon.json("start zoledronic-acid")
            #expect(started["prescription"]?["state"] == "active")
            #expect(started["changed"] == true)

            let infusions = try daemon.infusions()
            #expect(infusions[0]?["dose"]?["number"] == 1)
            #expect(infusions[0]?["dose"]?["state"] == "due")
            #expect(infusions[0]?["readiness"] == "open")
            #expect(infusions[0]?["open"] == ["creatinine"])

            let given = try daemon.json("given zoledronic-acid --minutes 15 --place Ward 3")
            #expect(given["record"]?["outcome"] == "given")
            #expect(given["record"]?["number"] == 1)
            #expect(given["record"]?["minutes"] == 15)
            #expect(given["record"]?["place"] == "Ward 3")
            #expect(given["record"]?["amount"] == "4 mg")

            let after = try daemon.infusions()
            #expect(after.items.count == 1)
            #expect(after[0]?["dose"]?["number"] == 2)
            #expect(after[0]?["dose"]?["due"]?["at"] == added["first"]?[1]?["at"])
        }
    }

    @Test("a refused start is one JSON object with the check, its sentence and its sources")
    func refusedStartAsJSON() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            let refused = try daemon.say("start zol --json")
            #expect(refused.exit == 1)
            #expect(refused.err.isEmpty)
            let error = try #require(try refused.json["error"])
            #expect(error["name"] == "io.dosed.StartHeld")
            #expect(error["exitCode"] == 1)
            #expect(error["message"]?.string?.isEmpty == false)
            #expect(error["parameters"]?["prescription"] == "zoledronic-acid")
            let check = try #require(error["parameters"]?["checks"]?[0])
            #expect(check["check"] == "dental-exam")
            #expect(check["holds"] == "start")
            #expect(check["state"] == "missing")
            #expect(check["blocking"] == true)
            #expect(check["sentence"]?.string?.isEmpty == false)
            #expect(check["sources"]?.items.isEmpty == false)
        }
    }

    @Test("a start is judged by its first dose, also when that dose is due already")
    func startOfADueDose() throws {
        try withDaemon { daemon in
            // Old enough for the second dose's day, not for the first one's.
            let exam = try daemon.date(daysFromToday: -150)
            _ = try daemon.json("dental exam --on \(exam) --outcome clear")
            _ = try daemon.json(Self.zoledronic + " now")
            #expect(try daemon.infusions("--days 100").items.count == 2)
            let started = try daemon.say("start zol")
            #expect(started.exit == 0, "\(started)")
            #expect(started.out.contains("creatinine"), "\(started)")
        }
    }

    @Test("a start check concerns the first dose only, so later ones do not wait for it")
    func startChecksOfLaterDoses() throws {
        try withDaemon { daemon in
            let exam = try daemon.date(daysFromToday: -150)
            _ = try daemon.json("dental exam --on \(exam) --outcome clear")
            _ = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            let infusions = try daemon.infusions("--days 100")
            #expect(infusions.items.count == 2)
            for infusion in infusions.items {
                #expect(infusion["open"]?.items.contains("dental exam") == false)
                #expect(infusion["open"]?.items.contains("dental-exam") == false)
            }
        }
    }

    @Test("an override lets the start pass and stays in the record with who and why")
    func overridePath() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            let half = try daemon.dose("start", "zol", "--override", "dental-exam")
            #expect(half.exit == 64)
            let wrong = try daemon.dose(
                "start", "zol", "--override", "creatinine", "--reason", "x", "--decided-by", "y")
            #expect(wrong.exit == 65)
            let passed = try daemon.dose(
                "start", "zol", "--override", "dental-exam", "--reason", "urgent pain",
                "--decided-by", "Dr. Weber")
            #expect(passed.exit == 0)
            let shown = try daemon.json("show zol")
            #expect(shown["prescription"]?["state"] == "active")
            let kept = try #require(shown["overrides"]?[0])
            #expect(kept["check"] == "dental-exam")
            #expect(kept["reason"] == "urgent pain")
            #expect(kept["decidedBy"] == "Dr. Weber")
            let text = try daemon.say("show zol").out
            #expect(text.contains("urgent pain"))
            #expect(text.contains("Dr. Weber"))

            try daemon.stop()
            try daemon.start()
            #expect(
                try daemon.json("show zol")["overrides"]?.without(["relative"])
                    == shown["overrides"]?.without(["relative"]))
        }
    }

    @Test("undoing a start keeps the override on record and asks the check again")
    func overrideSurvivesUndo() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            _ = try daemon.dose(
                "start", "zol", "--override", "dental-exam", "--reason", "urgent pain",
                "--decided-by", "Dr. Weber")
            #expect(try daemon.say("undo").exit == 0)
            let shown = try daemon.json("show zol")
            #expect(shown["prescription"]?["state"] == "planned")
            #expect(shown["overrides"]?.items.count == 1)
            #expect(try daemon.say("start zol").exit == 1)
        }
    }

    @Test(
        "a treatment under way is active at once and its next dose is numbered after those before")
    func alreadyOnTreatment() throws {
        try withDaemon { daemon in
            let since = try daemon.date(daysFromToday: -400)
            let added = try daemon.json(
                "add Xgeva 120 mg under the skin every 4 weeks from tomorrow 10:00 "
                    + "--since \(since) --doses 14")
            let prescription = try #require(added["prescription"])
            #expect(prescription["name"] == "denosumab")
            #expect(prescription["brand"] == "Xgeva")
            #expect(prescription["state"] == "active")
            #expect(prescription["since"]?["date"] == .string(since))
            let infusions = try daemon.infusions("--days 60")
            #expect(infusions.items.prefix(2).map { $0["dose"]?["number"] } == [15, 16])
        }
    }

    @Test("a series that began in the past goes on with the next date, numbered after those before")
    func pastSeriesWithSince() throws {
        try withDaemon { daemon in
            let first = try daemon.date(daysFromToday: -55)
            let added = try daemon.dose(
                words("add Xgeva 120 mg SC every 4 weeks from \(first) 10:00")
                    + ["--since", first, "--doses", "2", "--json"])
            #expect(added.exit == 0, "\(added)")
            #expect(
                try added.json["first"]?[0]?["relative"] == "tomorrow"
                    || added.json["first"]?[0]?["at"]?.string?.hasPrefix(
                        daemon.date(daysFromToday: 1)) == true
            )
            let infusions = try daemon.infusions()
            #expect(infusions[0]?["dose"]?["number"] == 3)
        }
    }

    @Test("pamidronate needs the dental exam too; pain medicines are active at once")
    func otherMedicines() throws {
        try withDaemon { daemon in
            let pamidronate = try daemon.json(
                "add pamidronate 90 mg IV every 3 weeks from tomorrow 11:00")
            #expect(pamidronate["prescription"]?["state"] == "planned")
            #expect(try daemon.say("start pamidronate").exit == 1)

            let naproxen = try daemon.json("add naproxen 220 mg at 8 am and 20:00")
            #expect(naproxen["prescription"]?["state"] == "active")
            #expect(naproxen["prescription"]?["clinic"] == false)
            let times = naproxen["first"]?.items.compactMap {
                $0["at"]?.string?.dropFirst(11).prefix(5)
            }
            #expect(Set(times ?? []) == ["08:00", "20:00"])
            #expect(try daemon.say("check naproxen").exit == 0)
        }
    }

    @Test("what was understood is said back in full")
    func saidBack() throws {
        try withDaemon { daemon in
            let added = try daemon.say(Self.zoledronic + " tomorrow 09:30")
            let date = try daemon.date(daysFromToday: 1)
            for words in [
                "zoledronic acid 4 mg", "IV", "every 12 weeks", "Europe/Berlin", date + " 09:30",
            ] {
                #expect(added.out.contains(words), "\(words) is not in \(added.out)")
            }
            #expect(added.err.isEmpty)
        }
    }

    @Test("names count up, prefixes and brands find them, and what is ambiguous is asked back")
    func names() throws {
        try withDaemon { daemon in
            let line = "add Zometa 4 mg IV every 4 weeks from tomorrow 09:30"
            #expect(try daemon.json(line)["prescription"]?["name"] == "zoledronic-acid")
            #expect(try daemon.json("show zometa")["prescription"]?["name"] == "zoledronic-acid")
            #expect(try daemon.json("show ZOL")["prescription"]?["name"] == "zoledronic-acid")
            let second = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            #expect(second["prescription"]?["name"] == "zoledronic-acid-2")
            #expect(second["remarks"]?.items.isEmpty == false)

            let exact = try daemon.json("show zoledronic-acid")
            #expect(exact["prescription"]?["name"] == "zoledronic-acid")
            let ambiguous = try daemon.say("show zol --json")
            #expect(ambiguous.exit == 65)
            let error = try #require(try ambiguous.json["error"])
            #expect(error["name"] == "io.dosed.Ambiguous")
            #expect(
                error["parameters"]?["choices"] == ["zoledronic-acid", "zoledronic-acid-2"])

            // A name once used is never used again, so that it always means the same thing.
            #expect(try daemon.dose("stop", "zoledronic-acid-2", "--reason", "twice").exit == 0)
            let third = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            #expect(third["prescription"]?["name"] == "zoledronic-acid-3")
        }
    }

    @Test("a medicine that the table does not know can be added and says that it has no checks")
    func unlisted() throws {
        try withDaemon { daemon in
            let added = try daemon.json("add frobozol 10 mg every day at 09:00")
            #expect(added["prescription"]?["listed"] == false)
            #expect(added["prescription"]?["state"] == "active")
            #expect(added["remarks"]?[0]?["text"]?.string?.contains("no checks") == true)
        }
    }

    @Test("a stopped prescription keeps its reason, leaves the list and cannot be started")
    func stopped() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.zoledronic + " tomorrow 09:30")
            let stopped = try daemon.dose("stop", "zol", "--reason", "changed to denosumab")
            #expect(stopped.exit == 0)
            #expect(try daemon.json("list") == [])
            #expect(try daemon.infusions() == [])
            let all = try daemon.json("list --all")
            #expect(all[0]?["state"] == "stopped")
            #expect(all[0]?["stopReason"] == "changed to denosumab")
            #expect(try daemon.say("show zol").out.contains("changed to denosumab"))
            let start = try daemon.say("start zol --json")
            #expect(start.exit == 65)
            #expect(try start.json["error"]?["name"] == "io.dosed.WrongState")
            #expect(try daemon.dose("stop", "zol", "--reason", "again").exit == 65)
            #expect(try daemon.json("status")["prescriptions"] == 0)
        }
    }
}
