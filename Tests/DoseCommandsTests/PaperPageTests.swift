import DoseInterface
import Foundation
import Testing

@testable import DoseCommands

@Suite("a page to print")
struct PaperPageTests {
    private static let hostile = #"<script src="https://x.test/a.js">alert('1')</script> & "more""#
    private static let source = Source(
        title: "A <b> page", region: "US", locator: "example.org", advice: true)

    private static let chart = Chart(
        kind: .bars, title: hostile, summary: hostile,
        across: [ChartTick(position: 0, label: hostile)],
        up: [ChartTick(position: 1000, label: "4")],
        marks: ChartMarkKind.allCases.map {
            ChartMark(kind: $0, across: 500, up: 0, height: 250, label: hostile)
        }, band: ChartBand(low: 100, high: 200, label: hostile), width: 50)

    private static let paper = Paper(
        kind: .report, title: hostile, purpose: hostile,
        made: Moment(
            at: "2026-11-23T18:05:00+01:00", weekday: "Mon", relative: "now",
            zone: "Europe/Berlin", today: true),
        parts: [
            PaperPart(
                id: #"x" onload="y"#, heading: hostile,
                remarks: [Remark(text: hostile, sources: [source])], boxes: true, chart: chart,
                table: PaperTable(
                    columns: [hostile, "Day"],
                    rows: [PaperRow(cells: [hostile, "Tue 2026-12-01 09:30"])], blanks: false)),
            PaperPart(
                id: "line", heading: "Line", remarks: [], boxes: false,
                chart: Chart(
                    kind: .line, title: "t", summary: "s", across: [], up: [],
                    marks: [ChartMark(kind: .value, across: 0, up: 0, label: "a")])),
        ], footer: [Remark(text: hostile, sources: [])])

    @Test("holds what came as text and never as markup")
    func escapes() {
        let page = PaperPage(Self.paper).text
        #expect(!page.contains("<script"))
        #expect(!page.contains("A <b> page"))
        #expect(!page.contains("\" onload"))
        #expect(page.contains("&lt;script src=&quot;https://x.test/a.js&quot;&gt;"))
        #expect(page.contains("alert(&#39;1&#39;)"))
    }

    @Test("asks the network for nothing and lets nothing ask")
    func silent() throws {
        let page = PaperPage(Self.paper).text
        for word in ["src=", "<link", "@import", "url(http", "<iframe", "<form", "<img"] {
            #expect(!page.replacing("src=&quot;", with: "").contains(word), "\(word)")
        }
        let links = page.matches(of: /href="([^"]*)"/).map(\.output.1)
        #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#source-") })
        #expect(page.contains(#"content="default-src 'none'; style-src 'sha256-"#))
        #expect(!page.contains(" style=\""))
    }

    @Test("may use its own style alone, named by its hash")
    func hash() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("dose-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appendingPathComponent("sheet")
        try Data(PaperStyle.sheet.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let hex = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .prefix(64)
        process.waitUntilExit()
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        #expect(PaperStyle.sheetHash == "sha256-\(Data(bytes).base64EncodedString())")
        #expect(PaperPage(Self.paper).text.contains("<style>\(PaperStyle.sheet)</style>"))
    }

    @Test("can be read aloud: language, title, headings, table heads, names of drawings")
    func accessible() {
        let page = PaperPage(Self.paper).text
        for piece in [
            #"<html lang="en">"#, "<title>", "<h1>", #"<h2 id="part-line">"#, #"scope="col""#,
            #"scope="row""#, "<caption>", #"<svg role="img""#,
            #"aria-labelledby="part-line-title part-line-words""#,
            #"<desc id="part-line-words">"#,
        ] {
            #expect(page.contains(piece), "\(piece)")
        }
    }

    @Test("names each source once and gives sentences its number")
    func sources() {
        let page = PaperPage(Self.paper).text
        #expect(page.contains(##"<a href="#source-1">1</a>"##))
        #expect(page.contains(#"<li id="source-1">"#))
        #expect(page.contains("example.org. Commonly advised; ask your team."))
    }

    @Test("draws every kind of mark in a shape of its own")
    func shapes() {
        let points = Set(
            [ChartMarkKind.given, .planned, .cancelled, .missed, .below, .above].map {
                MarkShape.point($0, x: 10, y: 10)
            })
        #expect(points.count == 6)
        let bars = Set(
            [ChartMarkKind.onTime, .late, .skipped, .missed].map {
                MarkShape.bar($0, x: 0, y: 0, width: 9, height: 9, id: "p")
            })
        #expect(bars.count == 4)
    }
}
