import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("the picture of today on a screen")
struct TodayTextTests {
    private static let now = moment("18:05", "now")

    private static func moment(_ clock: String, _ relative: String) -> Moment {
        Moment(
            at: "2026-11-23T\(clock):00+01:00", weekday: "Mon", relative: relative,
            zone: "Europe/Berlin", today: true)
    }

    private static func dose(
        _ medicine: String, _ amount: String, _ state: DoseState, _ clock: String, _ left: String,
        prescription: String? = nil
    ) -> Dose {
        Dose(
            prescription: prescription ?? medicine, medicine: medicine, dose: amount,
            clinic: false, slot: "2026-11-23 \(clock)", state: state,
            due: moment(clock, state == .upcoming ? "in \(left)" : left), left: left, reminders: 1)
    }

    private static let taken = DoseRecord(
        prescription: "naproxen", medicine: "naproxen", outcome: .taken, amount: "220 mg",
        at: moment("08:04", "10 h ago"), slot: "2026-11-23 08:00", timing: "on time")

    private static let question = FollowUp(
        id: "opioid-week", title: "a week on an opioid", question: "Still sleepy or sick from it?",
        day: Samples.day("2026-11-23", "Mon", "today"), asked: true, setting: "our setting",
        sources: [])

    private static let picture = Today(
        begun: true,
        open: [dose("letrozole", "2.5 mg", .overdue, "17:00", "1 h late")],
        coming: [dose("naproxen", "220 mg", .upcoming, "20:00", "2 h")], done: [taken],
        infusions: [
            Infusion(dose: Samples.infusion, readiness: .open, open: ["creatinine"])
        ], stock: [calcium], questions: [question])

    private static let calcium = Stock(
        prescription: "calcium", medicine: "calcium", left: "10 tablets",
        supply: "for 5 more days", days: 5, low: true, counted: Samples.evening)

    private func told(
        _ people: Today..., troubles: [String] = [], more: Int = 0, style: TextStyle = TextStyle()
    ) -> String {
        var page = Page(style: style)
        GetToday.Reply(now: Self.now, troubles: troubles, people: people, peopleMore: more)
            .tell(on: &page)
        return page.text
    }

    @Test("each thing stands in its row with what to type")
    func rows() {
        #expect(
            told(Self.picture) == """
                Monday 23 November, 18:05

                OVERDUE   17:00  letrozole 2.5 mg           1 h late   dose take letrozole
                NEXT      20:00  naproxen 220 mg            in 2 h
                TAKEN     08:04  naproxen 220 mg
                INFUSION  Tue 1 Dec 09:30  zoledronic acid  in 8 days  1 open: creatinine
                          To see more: dose check zoledronic-acid
                STOCK     calcium for 5 more days  dose stock add calcium AMOUNT
                QUESTION  Still sleepy or sick from it? (a week on an opioid)  dose answer

                """)
    }

    @Test("as plain lines each row is a sentence without columns")
    func plain() {
        #expect(
            told(Self.picture, style: TextStyle(plainness: .asked)) == """
                Monday 23 November, 18:05

                Overdue: 17:00, letrozole 2.5 mg, 1 hour late. To record it: dose take letrozole
                Next: 20:00, naproxen 220 mg, in 2 hours.
                Taken: 08:04, naproxen 220 mg.
                Infusion: Tue 1 Dec 09:30, zoledronic acid, in 8 days, 1 open: creatinine. \
                To see more: dose check zoledronic-acid
                Stock: calcium for 5 more days. When more came in: dose stock add calcium AMOUNT
                Question: Still sleepy or sick from it? (a week on an opioid) To answer: dose answer

                """)
    }

    @Test("nothing yet says how to begin; nothing left is said calmly, with what comes next")
    func calm() {
        let empty = told(Today(begun: false))
        #expect(empty.contains("Nothing is on the list yet."))
        #expect(empty.contains("\n  dose add zoledronic acid 4 mg IV"))
        var tomorrow = Samples.infusion
        tomorrow.clinic = false
        let calm = told(Today(begun: true, coming: [tomorrow], done: [Self.taken]))
        #expect(calm.contains("\nNothing is left for today.\n"))
        #expect(calm.contains("NEXT   Tue 1 Dec 09:30  zoledronic acid 4 mg  in 8 days"), "\(calm)")
        #expect(!told(Self.picture).contains("Nothing"))
    }

    @Test("trouble is said before everything else")
    func trouble() {
        let lines = told(
            Self.picture, troubles: ["The clock was put back by a day. See: dose clock"]
        ).split(separator: "\n")
        #expect(lines[1].hasPrefix("TROUBLE   The clock was put back"), "\(lines)")
    }

    private static func crowd(_ name: String) -> Today {
        let doses = (10..<22).map {
            dose(name, "220 mg", .overdue, "17:\($0)", "50 minutes late")
        }
        let coming = (10..<16).map { dose(name, "220 mg", .upcoming, "20:\($0)", "2 h") }
        return Today(
            person: "Ana", begun: true, open: doses, openMore: 3, coming: coming, comingMore: 2,
            done: Array(repeating: taken, count: 6), doneMore: 1,
            infusions: Array(
                repeating: Infusion(dose: Samples.infusion, readiness: .open, open: ["creatinine"]),
                count: 6), stock: Array(repeating: calcium, count: 6), stockMore: 1,
            questions: Array(repeating: question, count: 6), questionsMore: 4)
    }

    @Test(
        "it fits one screen of 80 columns, whatever there is, and counts what it leaves out",
        arguments: [
            "naproxen", "a medicine of a rather long name that is written with many words",
            "oxycodonehydrochlorideandnaloxonehydrochloride/oxycodonehydrochlorideandnaloxone",
        ])
    func oneScreen(name: String) throws {
        let text = told(Self.crowd(name), troubles: Array(repeating: "The disk is full.", count: 4))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 23, "\(text)")
        for line in lines where !line.contains("dose take") {
            #expect(DisplayWidth.of(line) <= 80, "\(line)")
        }
        let shown = lines.filter { $0.hasPrefix("OVERDUE") }.count
        #expect(shown > 0)
        #expect(text.contains("and \(15 - shown) more: dose due"), "\(text)")
        #expect(text.filter { !$0.isWhitespace }.contains("220mg"))
        if name == "naproxen" { #expect(shown >= 3 && text.contains("dose take naproxen")) }
    }

    @Test("who has nothing is named, and a time of another zone says where it is")
    func othersElsewhere() {
        var (ana, ben, me) = (Self.picture, Today(begun: true), Self.picture)
        (ana.person, ben.person, me.person) = ("Ana", "Ben", "me")
        ana.open[0].due.zone = "America/New_York"
        let text = told(ana, me, ben, style: TextStyle(width: 120))
        #expect(text.contains("17:00 New York  Ana: letrozole 2.5 mg"))
        #expect(text.contains("17:00  me: letrozole 2.5 mg"))
        #expect(text.contains("Ben: nothing today"))
        #expect(!told(ana).contains("nothing today"))
    }

    @Test("of several people each row says whose it is, and the command is about the same one")
    func people() {
        var (ana, me) = (Self.picture, Today(begun: true, done: [Self.taken]))
        (ana.person, me.person) = ("Ana Maria", "me")
        let both = told(ana, me, more: 2)
        #expect(both.contains("Ana Maria: letrozole 2.5 mg"))
        #expect(both.contains(#"dose take letrozole --person "Ana Maria""#))
        #expect(both.contains("me: naproxen 220 mg"))
        #expect(both.contains("and 2 more people: dose due --everyone"))
        let one = told(ana)
        #expect(one.hasPrefix("Monday 23 November, 18:05, Ana Maria\n"))
        #expect(one.contains("17:00  letrozole"))
        #expect(one.contains(#"--person "Ana Maria""#))
    }

    @Test("dose without words asks for today, and so do its options and its name")
    func program() async throws {
        let reply = GetToday.Reply(now: Self.now, people: [Self.picture])
        for words in [[], ["--plain"], ["today"], ["--json"], ["--everyone"]] {
            let server = try TestServer(.reply(reply))
            let run = await CommandRun(words, socket: server.path)
            #expect(run.exit == 0, "\(run)")
            #expect(server.calls.map { $0["method"] } == ["io.dosed.GetToday"])
            #expect(server.parameters(named: "everyone") == [words == ["--everyone"] ? true : nil])
            if words == ["--json"] {
                #expect(try run.json?.decode(GetToday.Reply.self) == reply)
            } else {
                let isPlain = words == ["--plain"]
                #expect(run.answers.contains("\nOVERDUE   17:00") != isPlain)
                #expect(run.answers.contains("\nOverdue: 17:00") == isPlain)
            }
        }
        #expect(await CommandRun().exit == 69)
        #expect(await CommandRun("--help").answers.contains("OVERVIEW: Keeps track"))
        #expect(await CommandRun("--version").answers == DoseCommand.version + "\n")
        let wrong = await CommandRun("--jsn")
        #expect(wrong.exit == 64 && wrong.messages.contains("--json"), "\(wrong)")
    }
}
