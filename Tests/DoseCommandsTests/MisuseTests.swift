import StrictJSON
import Testing

@testable import DoseCommands

@Suite("A command line that is not right")
struct MisuseTests {
    private func said(_ line: String) async -> String {
        let run = await CommandRun(line.split(separator: " ").map(String.init))
        #expect(run.exit == 64)
        return run.messages
    }

    @Test("what is missing is named in our words, with an example and where all of it is said")
    func missing() async {
        #expect(
            await said("skip naproxen") == """
                dose: dose skip needs --reason TEXT: why it was left out.
                  For example:  dose skip naproxen --reason stomach upset
                  Everything about it:  dose skip --help

                """)
        #expect(
            await said("shift naproxen") == """
                dose: dose shift needs to know: how far: 4d, 1 week, 2 hours.
                  For example:  dose shift zoledronic-acid 4d
                  Everything about it:  dose shift --help

                """)
        #expect(
            await said("due --days").hasPrefix("dose: --days needs a word after it: "))
    }

    @Test("an option that is nearly right is suggested, one that is far from all is not")
    func options() async {
        #expect(
            await said("take naproxen --solt 20:00")
                .hasPrefix("dose: dose take has no option --solt. Did you mean --slot?\n"))
        #expect(
            await said("take naproxen --whatever 1")
                .hasPrefix("dose: dose take has no option --whatever.\n"))
    }

    @Test("a value that does not fit is quoted, with those that do")
    func values() async {
        #expect(
            await said("dental exam --outcome cleer")
                .hasPrefix(
                    "dose: \"cleer\" does not fit --outcome. Write clear, work-needed or treated. "
                        + "Did\nyou mean \"clear\"?\n"))
        #expect(
            await said("due --days soon").hasPrefix("dose: \"soon\" does not fit --days. Write "))
        #expect(
            await said("pain six")
                .hasPrefix("dose: \"six\" does not fit here. Write a number from 0 to 10.\n"))
        #expect(
            await said("watch --all --since foo")
                .hasPrefix(
                    "dose: \"foo\" does not fit --since. Write a number of a change, such as 120"))
        let state = await said("history --state happy")
        #expect(state.hasPrefix("dose: \"happy\" does not fit --state. Write "))
        #expect(state.contains("missed"))
        #expect(await said("list extra").hasPrefix("dose: \"extra\" is more than dose list can"))
    }

    @Test(
        "a number below zero is said to be one, not an option",
        arguments: [
            "snooze naproxen -5 minutes", "due --days -2", "undo -1",
            "preview letrozole -2.5 mg", "stock set naproxen -5",
        ])
    func negative(line: String) async {
        #expect(await said(line).contains(" cannot be below zero. Did you mean "))
        #expect(await !said(line).contains("option"))
    }

    @Test("a place without its option is answered with the option")
    func place() async {
        #expect(
            await said("pain 7 lower back").hasPrefix(
                "dose: \"lower back\" is more than dose pain can use. Is that the place? Write:\n"
                    + "--where lower back\n"))
    }

    @Test("where there is a word for the other way, it is named and no opposite is suggested")
    func otherWay() async {
        let text = await said("shift naproxen -1 week")
        #expect(
            text.hasPrefix(
                "dose: \"-1\" cannot be below zero. To an earlier time: --earlier\n"))
    }

    @Test("a swap of neighbors is one slip, so that the word with it is the nearest")
    func swapped() async {
        #expect(await said("stauts").contains("Did you mean \"status\"?"))
        #expect(await said("heelp").contains("Did you mean \"help\"?"))
        #expect(NearestWord.distance("stauts", "status") == 1)
        #expect(NearestWord.distance("stauts", "start") == 2)
        #expect(NearestWord.distance("", "abc") == 3)
        #expect(NearestWord.distance("ab", "ba") == 1)
    }

    @Test(
        "a result below zero is a word like any other, wherever it stands",
        arguments: [
            ["lab", "t-score", "-2.5"], ["lab", "t-score", "--", "-2.5"],
            ["lab", "t-score", "\u{2212}2.5"], ["la", "t-score", "-2.5", "--json"],
        ])
    func result(line: [String]) async throws {
        #expect(try await parameters(of: line) == ["name": "t-score", "value": "-2.5"])
    }

    @Test("a wrong option behind a result below zero is said as ever")
    func wrongOption() async {
        #expect(await said("lab t-score -2.5 --frm today").contains("Did you mean --from?"))
        #expect(await said("lab t-score -x").contains("-x"))
    }

    @Test("behind -- a number below zero is a word like any other, and the daemon judges it")
    func negativeWord() async throws {
        let sent = try await parameters(of: ["lab", "t-score", "--as-written", "--", "-2.5"])
        #expect(sent == ["name": "t-score", "value": "-2.5", "asWritten": true])
    }

    @Test(
        "no sentence of the parser reaches a person",
        arguments: [
            "add", "take", "show", "dental work", "dental exam --outcome x", "dental polish",
            "due --days x", "due --days", "list a b", "list --json=1", "notify add", "person add",
            "lab --frm today", "status -x", "pain", "pain much", "given za --minutes 0",
        ])
    func ours(line: String) async {
        let text = await said(line)
        #expect(text.hasPrefix("dose: "))
        for theirs in [
            "Missing", "Unknown", "nexpected", "Usage", "invalid", "See '", "specified", "<", "'",
        ] {
            #expect(!text.contains(theirs), "\(text)")
        }
    }

    @Test("in JSON it is the sentence alone")
    func json() async {
        let run = await CommandRun("skip", "naproxen", "--json")
        #expect(
            run.json?["error"]?["message"] == "dose skip needs --reason TEXT: why it was left out.")
    }
}

@Suite("Commands cut short")
struct CommandWordsTests {
    @Test(
        "the start of a command stands for it when no other begins alike",
        arguments: [
            ("inf", "ListInfusions"), ("sho za", "ShowPrescription"), ("dent", "GetDental"),
            ("dental ex --booked friday", "RecordDentalExam"), ("Und", "UndoLast"),
        ])
    func short(line: String, method: String) async throws {
        let sent = try await call(line.split(separator: " ").map(String.init))
        #expect(sent["method"]?.string == "io.dosed.\(method)")
    }

    @Test("one that fits several is refused with all of them")
    func ambiguous() async {
        let run = await CommandRun("re")
        #expect(run.exit == 64)
        #expect(
            run.messages.contains("\"re\" can mean resume, report or restore. Write one of them."))
    }

    @Test("an empty word names no command, and nothing is wider than the terminal")
    func empty() async {
        let run = await CommandRun("")
        #expect(run.exit == 64)
        #expect(run.messages.hasPrefix("dose: there is no command \"\"."))
        let long = await CommandRun("pain", String(repeating: "word ", count: 10))
        #expect(long.exit == 64)
        for line in (run.messages + long.messages).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test(
        "an option before the command belongs to it",
        arguments: [
            ("--plain list", ["list", "--plain"]),
            ("--person ana dent ex clear", ["dental", "exam", "--person", "ana", "clear"]),
            ("--socket=/s --json due --days 2", ["due", "--socket=/s", "--json", "--days", "2"]),
            ("--person ana", ["--person", "ana"]), ("--everyone", ["--everyone"]),
            ("--socket", ["--socket"]), ("--help", ["--help"]),
        ])
    func optionFirst(line: String, expected: [String]) {
        #expect(CommandWords(line.split(separator: " ").map(String.init)).arguments == expected)
    }

    @Test("the whole name goes before a longer one that begins alike")
    func exact() async throws {
        #expect(try await call(["drug", "naproxen"])["method"] == "io.dosed.GetDrug")
    }

    @Test("a wrong word behind a command is answered with the right one")
    func nested() async {
        let run = await CommandRun("dental", "exma")
        #expect(run.messages.contains("there is no command \"exma\" of dose dental."))
        #expect(run.messages.contains("Did you mean \"exam\"?"))
    }

    @Test(
        "who says remove where a thing ends, or the other way round, is told the word for it",
        arguments: [
            ("condition remove asthma", "end"), ("condition delete asthma", "end"),
            ("risk remove smoking", "end"), ("allergy end penicillin", "remove"),
            ("contact delete Ada", "remove"),
        ])
    func endings(line: String, word: String) async {
        let run = await CommandRun(line.split(separator: " ").map(String.init))
        #expect(run.exit == 64)
        #expect(run.messages.contains("Did you mean \"\(word)\"?"), "\(run.messages)")
    }

    @Test(
        "dose lab takes its words apart by the number",
        arguments: [
            ("vitamin d 30 ng/mL", "vitamin d", "30", "ng/mL"),
            ("creatinine 0.9 mg/dL", "creatinine", "0.9", "mg/dL"),
            ("2160-0 0.9", "2160-0", "0.9", nil),
            (
                "blood-pressure 120/80", "blood-pressure",
                "120/80", nil
            ),
            ("platelets 250 10*9/L", "platelets", "250", "10*9/L"),
            ("vitamin b 12 300 pg/mL", "vitamin b 12", "300", "pg/mL"),
            ("pregnancy test negative", "pregnancy test", "negative", nil),
            ("vitamin d", "vitamin d", nil, nil),
            ("crp <0.3 mg/dL", "crp", "<0.3", "mg/dL"), ("egfr ≥90", "egfr", "≥90", nil),
            ("egfr > 90 mL/min", "egfr", ">90", "mL/min"), ("t-score -2.5", "t-score", "-2.5", nil),
        ] as [(String, String, String?, String?)])
    func lab(line: String, name: String, value: String?, unit: String?) {
        let words = LabWords(line.split(separator: " ").map(String.init))
        #expect(words.name == name)
        #expect(words.value == value)
        #expect(words.unit == unit)
    }

    @Test(
        "a unit right behind its number, or in quotes with it, is one all the same",
        arguments: [
            (["creatinine", "0.9 mg/dl"], "creatinine", "0.9", "mg/dl"),
            (["creatinine 0.9 mg/dl"], "creatinine", "0.9", "mg/dl"),
            (["creatinine", "0.9mg/dl"], "creatinine", "0.9", "mg/dl"),
            (["crp", "< 0.3 mg/dL"], "crp", "<0.3", "mg/dL"),
            (["crp", "<0.3mg/dL"], "crp", "<0.3", "mg/dL"),
            (["egfr", "60mL/min/1.73", "m2"], "egfr", "60", "mL/min/1.73 m2"),
            (["platelets", "250000/µL"], "platelets", "250000", "/µL"),
            (["temperature", "38.2°C"], "temperature", "38.2", "°C"),
            (["weight", "70kg"], "weight", "70", "kg"),
            (["blood pressure", "120/80mmHg"], "blood pressure", "120/80", "mmHg"),
            (["vitamin", "25-OH-D"], "vitamin 25-OH-D", nil, nil),
            (["serum", "17OHP"], "serum 17OHP", nil, nil),
            (["platelets", "250", "10E9/L"], "platelets", "250", "10E9/L"),
        ] as [([String], String, String?, String?)])
    func glued(typed: [String], name: String, value: String?, unit: String?) {
        let words = LabWords(typed)
        #expect(words.name == name)
        #expect(words.value == value)
        #expect(words.unit == unit)
    }
}
