import Glibc
import Subprocess
import SystemPackage
import Testing

/// The benchmarks themselves; what they measure is no matter for a test.
struct SmokeTests {
    @Test(
        "every benchmark works and gives a row",
        .enabled(
            if: access("/usr/bin/sqlite3", X_OK) == 0, "the program sqlite3 is not installed"),
        .enabled(
            if: access(Self.directory + "/../../python/bin/python3", X_OK) == 0,
            "dateutil is not installed: Tests/install-needs"))
    func everyBenchmarkGivesARow() async throws {
        let run = try await Subprocess.run(
            .path(FilePath(Self.directory + "/dose-bench")), arguments: ["--smoke"],
            output: .string(limit: 65_536), error: .string(limit: 65_536))
        let table = run.standardOutput
        #expect(run.terminationStatus == .exited(0), "\(run.standardError)")
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        // Taskwarrior is compared with where it is there.
        let isTaskThere = access("/usr/bin/task", X_OK) == 0
        #expect(rows.count == (isTaskThere ? 19 : 18), "\(table)")
        #expect(run.standardError.contains("apt-get install taskwarrior") != isTaskThere)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.drop { $0 == " " } }
            #expect(cells.count == 6 && !row.contains("?"), "\(row)")
        }
        #expect(table.contains("Measured on 20"))
        let isCounted = access("/usr/bin/strace", X_OK) == 0
        #expect(table.contains("apt-get install strace") != isCounted, "\(table)")
    }

    @Test("a benchmark of a program that is not built says what to do")
    func missingProgramIsNamed() async throws {
        // Under another name and elsewhere, nothing is beside it.
        var template = Array("/tmp/dose-bench-test-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let place = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        defer {
            unlink(place + "/dose-bench")
            rmdir(place)
        }
        let copied = try await Subprocess.run(
            .path("/bin/cp"), arguments: [Self.directory + "/dose-bench", place],
            output: .discarded)
        try #require(copied.terminationStatus == .exited(0))
        let run = try await Subprocess.run(
            .path(FilePath(place + "/dose-bench")), arguments: ["--smoke"], output: .discarded,
            error: .string(limit: 65_536))
        #expect(run.terminationStatus == .exited(1))
        #expect(run.standardError.contains("swift build -c release"))
    }

    /// Where the build put the programs: beside the bundle that these tests are in.
    private static let directory: String = {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var lines = ""
        let maps = open("/proc/self/maps", O_RDONLY)
        defer { close(maps) }
        while true {
            let count = read(maps, &buffer, buffer.count)
            guard count > 0 else { break }
            lines += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let bundle = lines.split(separator: "\n").first { $0.hasSuffix(".xctest") }
        guard let bundle, let start = bundle.firstIndex(of: "/"),
            let end = bundle.lastIndex(of: "/")
        else { return "." }
        return String(bundle[start..<end])
    }()
}
