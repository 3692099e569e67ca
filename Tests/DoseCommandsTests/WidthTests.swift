import DoseInterface
import Testing

@testable import DoseCommands

@Suite("lists stay within 80 columns")
struct WidthTests {
    private static let names = [
        "naproxen", "a medicine of a rather long name that is written with a good many words",
        String(repeating: "hydrochloride", count: 7),
    ]

    private static func dose(_ name: String, _ state: DoseState) -> Dose {
        var dose = Samples.dose(state: state)
        dose.medicine = name
        dose.dose = "2.5 mg/mL"
        return dose
    }

    /// The text without what wrapping and columns put between its letters.
    private func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private func expectNarrow(_ text: String) {
        for line in text.split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= 80, "\(line)")
        }
    }

    @Test("whatever a medicine is called, and no amount is lost", arguments: names)
    func lists(name: String) {
        var prescription = Samples.prescription()
        (prescription.name, prescription.dose) = (name, "2.5 mg/mL")
        let list = told(PrescriptionList(prescriptions: [prescription], all: false))
        let due = told(DueList(doses: [Self.dose(name, .upcoming)]))
        var infusion = Samples.infusion
        (infusion.medicine, infusion.dose) = (name, "2.5 mg/mL")
        let infusions = told(
            InfusionList(infusions: [
                Infusion(dose: infusion, readiness: .notYet, open: [])
            ]))
        let may = told(
            AskDose.Reply(
                answer: .notYet, medicine: name, amount: "2.5 mg/mL", reasons: [],
                taken: [Taken(medicine: name, amount: "2.5 mg/mL", at: Samples.evening)],
                remarks: []))
        for text in [list, due, infusions, may] {
            expectNarrow(text)
            #expect(letters(text).contains("2.5mg/mL"), "\(text)")
        }
        #expect(letters(due).contains(letters(name)), "\(due)")
    }

    @Test("what was taken stands in rows of its own, one for each record")
    func may() {
        let taken = ["06:02", "12:10"].map { clock in
            Taken(
                medicine: "Tylenol", amount: "1,000 mg",
                at: Moment(
                    at: "2026-11-23T\(clock):00+01:00", weekday: "Mon", relative: "",
                    zone: "Europe/Berlin", today: true))
        }
        let text = told(
            AskDose.Reply(
                answer: .notYet, medicine: "Tylenol", amount: "1,000 mg", reasons: [],
                taken: taken, remarks: []))
        #expect(
            text.contains(
                """
                Taken in the last 24 hours:
                  06:02  Tylenol 1,000 mg
                  12:10  Tylenol 1,000 mg

                """), "\(text)")
    }

    @Test("what a medicine is comes first, its codes for programs last")
    func drug() {
        let reply = GetDrug.Reply(
            drug: DrugName(
                id: "naproxen", name: "naproxen", className: "an NSAID", otherNames: [],
                brands: []),
            codes: [DrugCode(system: "RxNorm", code: "7258", name: "naproxen")], facts: [])
        let lines = told(reply).split(separator: "\n")
        #expect(lines.first == "naproxen, an NSAID")
        #expect(lines.last == "  RxNorm 7258: naproxen")
    }

    @Test("each check and each limit of a medicine stands with its own source")
    func drugSources() {
        let source = Source(title: "A label", region: "US", locator: "example.org", advice: false)
        let facts = ["limit", "limit", "check", "check", "brand", "brand"].enumerated().map {
            DrugFact(part: $1, text: "Line \($0).", sources: [source])
        }
        let reply = GetDrug.Reply(
            drug: DrugName(
                id: "naproxen", name: "naproxen", className: "an NSAID", otherNames: [],
                brands: []), codes: [], facts: facts)
        #expect(told(reply).split(separator: "\n").count { $0.contains("A label") } == 5)
    }
}
