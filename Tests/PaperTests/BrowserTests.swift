import Foundation
import Testing

@Suite("letters and reports in a real browser", .serialized)
struct BrowserTests {
    private static let filled = [
        "add Xgeva 120 mg under the skin every 4 weeks from monday 10:00 --since 2025-10-01 "
            + "--doses 14",
        "add naproxen 220 mg at 8 am and 20:00",
        "add ibuprofen 200 mg as needed every 6 hours max 6 a day",
        "given xgeva --at 2d --minutes 5 --place Ward<3>&Söhne",
        "take naproxen", "take ibuprofen",
        "lab creatinine 0.9 mg/dL --range 0.5-1.1 --on 90d",
        "lab creatinine 1.4 mg/dL --range 0.5-1.1 --on 3d",
        "pain 7 --where lower back --at 3d", "pain 4 --where lower back --at 2d",
        "dental exam --on yesterday --outcome clear --dentist Dr. Ito",
        "dental work planned root canal",
    ]

    private func filledDaemon(_ body: (PrivateDaemon) throws -> Void) throws {
        try withDaemon { daemon in
            for line in Self.filled {
                // "2d" lies ahead for a plan and behind for a record.
                let result = try daemon.say(line)
                #expect(result.exit == 0, "\(result)")
            }
            try body(daemon)
        }
    }

    @Test(
        "the report is drawn with its style and charts, and prints on A4 and on Letter",
        .enabled(if: Browser.isWanted, Comment(rawValue: Browser.reason)))
    func report() throws {
        try filledDaemon { daemon in
            let file = daemon.directory.file("report.html")
            #expect(try daemon.dose("report", "--html", file).exit == 0)
            #expect(permissions(of: file) == 0o600)
            let browser = Browser(directory: daemon.directory)
            let (png, console) = try browser.screenshot(of: file)
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && png.count > 40_000)
            #expect(!console.contains("Content Security Policy"), "\(console)")
            let html = String(decoding: try daemon.directory.read("report.html"), as: UTF8.self)
            for (size, name) in [("A4", "(A4)"), ("letter", "(letter)")] {
                let page = try daemon.directory.write(
                    "sized.html", Self.sized(html, size).utf8)
                let printed = try browser.print(page)
                #expect(printed.size?.contains(name) == true, "\(printed.info)")
                #expect((1...5).contains(printed.pages ?? 0), "\(printed.info)")
                for word in [
                    "Medicines and history", "Xgeva (denosumab)", "naproxen", "Creatinine",
                    "root canal", "Ward<3>&Söhne", "Whom to call", "today",
                    // The charts of pain and of a lab result, with the band of its range.
                    "Pain, from 0 to 10", "the worst is 7", "lower back", "Creatinine in mg/dL",
                    "the lab's range, 0.5 to 1.1",
                ] {
                    #expect(printed.text.contains(word), "\(size): \(word)")
                }
                // Without its style the page would be in the browser's own serifs alone.
                #expect(printed.fonts.contains("Sans"), "\(printed.fonts)")
            }
        }
    }

    /// The page for one size of paper; the policy would refuse a changed style.
    private static func sized(_ html: String, _ size: String) -> String {
        html.replacing("@page {", with: "@page { size: \(size);")
            .replacing(/'sha256-[^']*'/, with: "'unsafe-inline'")
    }

    @Test(
        "both letters print as they are, with sources and room to write",
        .enabled(if: Browser.isWanted, Comment(rawValue: Browser.reason)))
    func letters() throws {
        try filledDaemon { daemon in
            let browser = Browser(directory: daemon.directory)
            for (kind, pages, words) in [
                (
                    "dentist", 3,
                    [
                        "Letter for the dentist", "Xgeva", "(denosumab)",
                        "osteonecrosis of the jaw",
                        "Sources", "MASCC/ISOO/ASCO 2019", "Date of birth",
                    ]
                ),
                (
                    "infusion", 4,
                    [
                        "Sheet for the injection day", "Questions to ask", "What to bring",
                        "Sources", "Whom to call",
                    ]
                ),
            ] {
                let file = daemon.directory.file("\(kind).html")
                #expect(try daemon.dose("letter", kind, "--html", file).exit == 0)
                let printed = try browser.print(file)
                #expect((1...pages).contains(printed.pages ?? 0), "\(printed.info)")
                for word in words { #expect(printed.text.contains(word), "\(kind): \(word)") }
                #expect(printed.fonts.contains("Sans"), "\(printed.fonts)")
            }
        }
    }

    @Test(
        "no page asks the network for anything; one that would is noticed",
        .enabled(if: Browser.isWanted, Comment(rawValue: Browser.reason)))
    func noRequest() throws {
        try filledDaemon { daemon in
            let browser = Browser(directory: daemon.directory)
            for line in ["letter dentist", "letter infusion", "report"] {
                let text = try daemon.say(line + " --html -").out
                #expect(text.contains("<svg") || line != "report", "\(line)")
                let page = try daemon.directory.write("asked.html", text.utf8)
                #expect(try browser.requests(of: page).isEmpty, "\(line)")
            }
            let asking = try daemon.directory.write(
                "asking.html", "<img src=\"http://example.org/x.png\">".utf8)
            #expect(try browser.requests(of: asking) == ["http://example.org/x.png"])
        }
    }

    @Test(
        "a policy that does not fit the style is noticed",
        .enabled(if: Browser.isWanted, Comment(rawValue: Browser.reason)))
    func control() throws {
        try withDaemon { daemon in
            let text = try daemon.say("report --html -").out
            let page = try daemon.directory.write(
                "broken.html", text.replacing("sha256-", with: "sha256-a").utf8)
            let browser = Browser(directory: daemon.directory)
            #expect(try browser.screenshot(of: page).console.contains("Content Security Policy"))
        }
    }
}

@Suite("files of papers")
struct PaperFileTests {
    @Test("are not replaced unless that is said, and are whole or not there")
    func replacing() throws {
        try withDaemon { daemon in
            let file = try daemon.directory.write("dentist.html", "mine".utf8, mode: 0o644)
            let refused = try daemon.dose("letter", "dentist", "--html", file)
            #expect(refused.exit == 65 && refused.err.contains("--force"), "\(refused)")
            #expect(try daemon.directory.read("dentist.html") == Array("mine".utf8))
            let replaced = try daemon.dose("letter", "dentist", "--html", file, "--force")
            #expect(replaced.exit == 0 && replaced.out.contains("Only you can read it"))
            #expect(permissions(of: file) == 0o600)
            let folder = try daemon.directory.makeDirectory("folder")
            #expect(try daemon.dose("report", "--html", folder, "--force").exit == 74)
            let names = try FileManager.default.contentsOfDirectory(
                atPath: daemon.directory.path)
            #expect(!names.contains { $0.hasPrefix("dentist.html.") || $0.hasPrefix("folder.") })
        }
    }

    @Test("hold no address that a browser would ask for")
    func noRequests() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
            for line in ["letter dentist", "letter infusion", "report"] {
                let page = try daemon.say(line + " --html -").out
                #expect(page.hasPrefix("<!DOCTYPE html>"), "\(line)")
                for word in ["http:", "https:", "src=", "<link", "@import", "<script"] {
                    #expect(!page.contains(word), "\(line): \(word)")
                }
            }
        }
    }

    @Test("are text in the terminal and one object as JSON")
    func forms() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
            let text = try daemon.say("letter infusion")
            #expect(text.exit == 0 && text.out.contains("[ ] Is my creatinine result"))
            #expect(text.out.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
            let json = try daemon.json("letter infusion")
            #expect(json["kind"] == "infusion")
            #expect(json["parts"]?[0]?["id"] == "appointment")
            #expect(try daemon.say("letter infusion nothing").exit == 66)
            #expect(try daemon.say("report --force").exit == 64)
        }
    }
}
