import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("whose clock it is, in a list of people of several zones")
struct ReaderZoneTests {
    private static let hers: Dose = {
        var dose = Samples.dose(state: .overdue)
        dose.person = "Ana"
        (dose.due.at, dose.due.zone) = ("2026-11-23T19:30:00-05:00", "America/New_York")
        return dose
    }()

    private static let mine: Dose = {
        var dose = Samples.dose()
        dose.person = "me"
        return dose
    }()

    @Test("what is due says the place beside a time that is not the reader's")
    func due() {
        #expect(
            told(DueList(doses: [Self.mine, Self.hers], zone: "Europe/Berlin")) == """
                STATE    WHEN                           LEFT  MEDICINE
                DUE      Mon 2026-11-23 20:00           now   me: naproxen 220 mg
                OVERDUE  Mon 2026-11-23 19:30 New York  now   Ana: naproxen 220 mg

                Taken?  dose take naproxen --person me
                Taken?  dose take naproxen --person Ana

                """)
    }

    @Test("her own list, and one of a service that does not say the zone, mark nothing")
    func unmarked() {
        for zone in ["America/New_York", nil] {
            #expect(!told(DueList(doses: [Self.hers], zone: zone)).contains("York"))
        }
    }

    @Test("infusions say it too, in columns and as plain lines")
    func infusions() {
        var dose = Samples.infusion
        dose.person = "Ana"
        dose.due.zone = "Europe/Lisbon"
        let list = InfusionList(
            infusions: [Infusion(dose: dose, readiness: .notYet, open: [])], zone: "Europe/Berlin")
        #expect(
            told(list, width: 100).contains(
                "Tue 2026-12-01 09:30 Lisbon  8 days  Ana: zoledronic acid"))
        var page = Page(style: TextStyle(plainness: .asked))
        list.tell(on: &page)
        #expect(page.text.hasPrefix("Tue 2026-12-01 09:30 Lisbon, 8 days, Ana: zoledronic acid"))
    }

    @Test("the zone of the reader comes with the answer")
    func command() async throws {
        let reply = ListDue.Reply(doses: [Self.hers], zone: "Europe/Berlin")
        let server = try TestServer(.reply(reply), .reply(reply))
        let text = await CommandRun("due", "--everyone", "--no-plain", socket: server.path)
        #expect(text.answers.contains("19:30 New York"))
        let json = await CommandRun("due", "--everyone", "--json", socket: server.path)
        #expect(json.json?.array?.first?["due"]?["zone"] == "America/New_York")
    }

    @Test("a calendar is that of one person")
    func calendar() async throws {
        let run = await CommandRun("infusions", "--everyone", "--ics", "-")
        #expect(run.exit == 64)
        #expect(run.messages.contains("--person NAME"))
    }
}
