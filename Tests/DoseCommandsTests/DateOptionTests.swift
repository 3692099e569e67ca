import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("dates of several words behind an option")
struct DateOptionTests {
    private func grouped(_ line: String) -> [String] {
        DateOptions.grouped(line.split(separator: " ").map(String.init))
    }

    @Test(
        "the words of a date are one, and what follows stays the command's",
        arguments: [
            ("lab calcium 9 mg/dL --on last friday", "last friday"),
            ("history --from 3 days ago naproxen", "3 days ago"),
            ("history --from a week ago --csv", "a week ago"),
            ("lab creatinine --booked in two weeks", "in two weeks"),
            ("dental exam --booked 2 weeks from now", "2 weeks from now"),
            ("add x --since the day before yesterday --doses 2", "the day before yesterday"),
            ("given za --on 20 nov 4 mg", "20 nov"),
            ("person set --birth 2nd April 1958 --sex female", "2nd April 1958"),
            ("event list --from November 1 2026 --to today", "November 1 2026"),
        ])
    func dates(line: String, date: String) {
        let words = grouped(line)
        #expect(words.contains(date))
        #expect(words.joined(separator: " ") == line)
        #expect(
            words.count == line.split(separator: " ").count - date.split(separator: " ").count + 1)
    }

    @Test(
        "one word stays one, and so do words that are no date",
        arguments: [
            "given za --on 2026-12-01 4 mg", "history --from monday naproxen",
            "lab --on yesterday calcium 2.3 mmol/L", "lab calcium 9 mg/dL --on", "due --days 3",
            "history last friday", "note see you --on last", "add x -- --since 3 days ago",
        ])
    func others(line: String) {
        #expect(grouped(line) == line.split(separator: " ").map(String.init))
    }

    @Test("a name of several words needs no hyphen where the past or the stock is shown")
    func names() async throws {
        for line in ["history zoledronic acid", "use calcium carbonate", "stock zoledronic acid"] {
            let words = line.split(separator: " ").map(String.init)
            let server = try TestServer(
                .error(NotFound(what: "prescription", name: "x", suggestions: [], message: "No.")))
            let run = await CommandRun(words, socket: server.path)
            #expect(run.exit == 66)
            let name = words.dropFirst().joined(separator: " ")
            #expect(server.parameters(named: "name") == [.string(name)])
        }
    }
}
