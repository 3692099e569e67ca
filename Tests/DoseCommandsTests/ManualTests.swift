import Foundation
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("dose manual")
struct ManualTests {
    /// What a printer of manual pages complains about, and what it prints.
    private func printed(
        _ page: String, by words: [String]
    ) throws -> (complaints: String, text: String) {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = folder.path + "/page"
        try Data(page.utf8).write(to: URL(fileURLWithPath: file))
        let printer = Process()
        let (out, err) = (folder.path + "/out", folder.path + "/err")
        for path in [out, err] { try Data().write(to: URL(fileURLWithPath: path)) }
        printer.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        printer.arguments = words + [file]
        printer.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out))
        printer.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: err))
        try printer.run()
        printer.waitUntilExit()
        return (
            try String(contentsOfFile: err, encoding: .utf8),
            try String(contentsOfFile: out, encoding: .utf8)
        )
    }

    /// Whether a test of it is to run: where it is missing it is skipped, but never in CI.
    private static func isWanted(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program)
            || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    @Test("the page names every command, its options and its examples")
    func whole() async throws {
        let run = await CommandRun("manual")
        #expect(run.exit == 0)
        for command in NamedCommand.all where !command.words.isEmpty {
            let words = (["dose"] + command.words).joined(separator: " ")
            #expect(run.answers.contains("\n.SS\n" + Roff.bold(words)), "\(words)")
            for example in command.discussion.examples {
                let line = example.line.split(separator: "\n").first ?? ""
                #expect(run.answers.contains(Roff.bold(String(line))), "\(line)")
            }
        }
        for option in ["\\-\\-ics", "\\-\\-decided\\-by", "\\-\\-json", "\\-\\-request\\-id"] {
            #expect(run.answers.contains("\\fB\(option)\\fR"), "\(option)")
        }
        for exit in DoseExit.allCases {
            #expect(run.answers.contains("\\fB\(exit.rawValue)\\fR\n"))
        }
        #expect(await CommandRun("manual", "--json").json?["name"] == "dose")
        // The day of the build is no later than now.
        let day = ManualPage.date
        #expect(run.answers.hasPrefix(".TH DOSE 1 \"\(day)\""))
        let tomorrow = ISO8601DateFormatter().string(from: .now.addingTimeInterval(86_400))
        #expect(day >= "2026-11-26" && day <= tomorrow)
    }

    @Test(
        "groff finds nothing wrong with it",
        .enabled(if: isWanted("groff"), "needs groff, of the package groff-base"))
    func groff() async throws {
        let page = await CommandRun("manual").answers
        let printer = ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"]
        let (complaints, text) = try printed(page, by: printer)
        #expect(complaints == "")
        #expect(text.contains("dose add zoledronic acid 4 mg IV every 12 weeks from"))
        #expect(text.contains("--decided-by \"Dr. Abara\""))
        // A fault is complained about.
        let wrong = try printed(page + ".Xx\n", by: printer)
        #expect(wrong.complaints != "")
    }

    @Test(
        "mandoc finds nothing wrong with it",
        .enabled(if: isWanted("mandoc"), "needs mandoc"))
    func mandoc() async throws {
        let page = await CommandRun("manual").answers
        let lint = ["mandoc", "-T", "lint", "-W", "warning"]
        #expect(try printed(page, by: lint).text == "")
        #expect(try printed(page + ".Xx\n", by: lint).text != "")
    }

    @Test("text that would steer the printer is printed")
    func escaped() {
        #expect(Roff.escaped(".TH a\\b") == "\\&.TH a\\eb")
        #expect(Roff.escaped("'s --x…") == "\\(aqs \\-\\-x\\[u2026]")
        #expect(Roff.escaped("a\nb") == "a b")
    }

    @Test("a program that does not describe itself is refused by name")
    func refused() async throws {
        #expect(await CommandRun("manual", "sh").exit == 64)
        await #expect(throws: DoseFailure.self) { try await ProgramInfo.asking("/bin/false") }
        await #expect(throws: DoseFailure.self) { try await ProgramInfo.asking("/bin/echo") }
    }
}
