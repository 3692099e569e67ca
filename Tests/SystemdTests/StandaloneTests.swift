import Foundation
import Testing

/// The programs of `swift build -c release`.
enum Release {
    static var dose: String { directory + "/dose" }
    static var dosed: String { directory + "/dosed" }
    static let reason = "needs a release build: swift build -c release"

    private static let directory =
        URL(fileURLWithPath: Programs.directory)
        .deletingLastPathComponent().path + "/release"

    static var isThere: Bool { exists(dose) && exists(dosed) }
}

@Suite(
    "release programs where Swift is not installed",
    .enabled(if: Release.isThere, "\(Release.reason)"))
struct StandaloneTests {
    /// The folder whose absence takes Swift's libraries away; nil when it cannot be told apart.
    private static let toolchain: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let swift = path.split(separator: ":").map { "\($0)/swift" }.first { exists($0) }
        guard let swift else { return nil }
        let usr = URL(fileURLWithPath: swift).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().path
        return usr == "/usr" ? "/usr/lib/swift" : usr
    }()
    private static let canHide =
        toolchain != nil && Programs.runsAsRoot && Programs.find("unshare") != nil

    /// Runs a program with an empty folder in the place of Swift, seen by this program alone.
    private func withoutSwift(_ words: [String]) throws -> CommandResult {
        let directory = try PrivateDirectory()
        return try CommandResult.running(
            try #require(Programs.find("unshare")),
            [
                "--mount", "/bin/sh", "-c", "mount -t tmpfs none \"$0\" && exec \"$@\"",
                try #require(Self.toolchain),
            ] + words, environment: ["PATH": "/usr/bin:/bin", "HOME": directory.path])
    }

    @Test("they ask for no library of Swift", arguments: [Release.dose, Release.dosed])
    func libraries(program: String) throws {
        let ldd = try #require(Programs.find("ldd"))
        let needed = try CommandResult.running(
            ldd, [program], environment: ["PATH": "/usr/bin:/bin"])
        if program == Release.dose {
            #expect((needed.out + needed.err).contains("not a dynamic executable"), "\(needed)")
        } else {
            #expect(needed.exit == 0 && needed.out.contains("libc.so"), "\(needed)")
        }
        #expect(!needed.out.contains("libswift") && !needed.out.contains("libFoundation"))
    }

    @Test(
        "they run without Swift's libraries, and a debug build does not",
        .enabled(if: canHide, "needs root and unshare, and Swift in a folder of its own"))
    func run() throws {
        for program in [Release.dose, Release.dosed] {
            let result = try withoutSwift([program, "--version"])
            #expect(result.exit == 0, "\(result)")
            #expect(result.out.contains("."))
        }
        let demo = try withoutSwift([Release.dose, "demo"])
        #expect(demo.exit == 0, "\(demo)")
        let debug = try withoutSwift([Programs.beside + "/dose", "--version"])
        #expect(debug.exit == 127, "\(debug)")
    }
}
