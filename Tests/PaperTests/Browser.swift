import Foundation

/// Chromium without a window, on a profile of its own, with no name that it could resolve.
struct Browser {
    static let program = Programs.find("chromium")
    static var isWanted: Bool { Programs.isWanted(isThere) }
    private static let isThere =
        ["pdfinfo", "pdftotext", "pdffonts"].allSatisfy { Programs.find($0) != nil }
        && program != nil
    static let reason = "needs chromium and poppler-utils: Tests/install-needs"
    private static let seconds = 300.0

    let directory: PrivateDirectory

    /// What it said on its console; a refused style or script would be there.
    @discardableResult
    private func run(_ words: [String], _ page: String) throws -> String {
        let result = try CommandResult.running(
            Self.program ?? "",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking", "--no-first-run", "--enable-logging=stderr",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=\(directory.file("profile"))",
            ] + words + ["file://\(page)"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": directory.path, "LANG": "C.UTF-8"],
            seconds: Self.seconds)
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return result.err
    }

    /// A picture of the page as on a screen.
    func screenshot(of page: String) throws -> (png: [UInt8], console: String) {
        let console = try run(
            ["--window-size=900,1600", "--screenshot=\(directory.file("shot.png"))"], page)
        return (try directory.read("shot.png"), console)
    }

    /// The addresses that a page asked the network for, by the browser's own log of it. What the
    /// browser asks for by itself belongs to no page.
    func requests(of page: String) throws -> [String] {
        let log = directory.file("net-log.json")
        try run(
            [
                "--window-size=900,1600", "--log-net-log=\(log)",
                "--screenshot=\(directory.file("logged.png"))",
            ], page)
        // Each event stands on a line of its own.
        let lines = String(decoding: try directory.read("net-log.json"), as: UTF8.self)
            .split(separator: "\n")
        guard lines.contains(where: { $0.contains("URL_REQUEST_START_JOB") }) else {
            throw HarnessFailure("the browser kept no log of the network")
        }
        return lines.filter { $0.contains(#""network_isolation_key":"file:"#) }.compactMap { line in
            line.firstMatch(of: /"url":"(https?:[^"]*)"/).map { String($0.1) }
        }
    }

    /// The page as it is printed.
    func print(_ page: String) throws -> PrintedPage {
        let file = directory.file("print.pdf")
        try run(["--no-pdf-header-footer", "--print-to-pdf=\(file)"], page)
        return PrintedPage(
            info: try tool("pdfinfo", file), text: try tool("pdftotext", "-layout", file, "-"),
            fonts: try tool("pdffonts", file))
    }

    private func tool(_ name: String, _ words: String...) throws -> String {
        let result = try CommandResult.running(
            Programs.find(name) ?? "", words, environment: ["PATH": "/usr/bin:/bin"])
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return result.out
    }
}

/// A PDF, read by poppler.
struct PrintedPage {
    let info: String
    let text: String
    let fonts: String

    var pages: Int? { line("Pages").flatMap { Int($0) } }
    var size: String? { line("Page size") }

    private func line(_ name: String) -> String? {
        info.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
}
