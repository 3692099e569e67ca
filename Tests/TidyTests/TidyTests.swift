import Foundation
import Testing

@Suite("The house is tidy")
struct TidyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private struct SourceFile {
        let path: String
        let lines: [Substring]
    }

    private static func swiftFiles(below folder: String) throws -> [SourceFile] {
        let base = root.appendingPathComponent(folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(
                contentsOf: base.appendingPathComponent(path), encoding: .utf8)
            return SourceFile(
                path: "\(folder)/\(path)",
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    @Test(
        "files are short enough to read: 300 lines of 100 columns",
        arguments: ["Sources", "Tests"])
    func sizes(folder: String) throws {
        let files = try Self.swiftFiles(below: folder)
        #expect(files.count > 50)
        for file in files {
            #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count) lines")
            for (index, line) in file.lines.enumerated() where line.count > 100 {
                // A raw string is one piece of JSON as a client writes it.
                if folder == "Tests", line.contains("#\"") { continue }
                Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
            }
        }
    }

    @Test("nothing is left for later, forced or slept through")
    func shortcuts() throws {
        let files = try Self.swiftFiles(below: "Sources")
        #expect(files.count > 50)
        for file in files {
            for (index, line) in file.lines.enumerated() {
                for word in ["TODO", "FIXME", "fatalError(", "try!", "as!", "public "]
                where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) has \(word)")
                }
            }
        }
    }

    @Test("tests do not sleep")
    func sleeping() throws {
        for file in try Self.swiftFiles(below: "Tests") where !file.path.contains("TidyTests") {
            for (index, line) in file.lines.enumerated() {
                for word in ["Task.sleep", "usleep(", "Thread.sleep"] where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) sleeps")
                }
            }
        }
    }

    /// Which rooms may import what: the picture of the house, held by the compiler's own words.
    private static let forbidden: [String: Set<String>] = [
        "Regimen": ["Foundation", "FoundationEssentials", "Glibc", "SQLite", "NIOCore"],
        "Formulary": ["Foundation", "Glibc", "SQLite", "NIOCore", "Regimen"],
        "StrictJSON": ["Foundation", "Glibc", "SQLite", "NIOCore", "Varlink"],
        "Varlink": ["Foundation", "Glibc", "SQLite", "NIOCore", "DoseInterface"],
        "VarlinkSocket": ["Foundation", "DoseInterface", "SQLite"],
        "DoseInterface": ["Foundation", "NIOCore", "SQLite", "Varlink"],
        "DoseStore": ["Foundation", "NIOCore", "Formulary", "DoseInterface", "CSQLite"],
        "DoseService": ["Foundation", "NIOCore", "CSQLite", "VarlinkSocket"],
        "DoseCommands": [
            "Foundation", "NIOCore", "SQLite", "CSQLite", "Regimen", "Formulary", "DoseStore",
            "DoseService", "DoseDaemon",
        ],
        "DoseDaemon": ["Foundation", "CSQLite", "DoseCommands"],
    ]

    @Test("every room imports only what belongs there", arguments: forbidden.keys.sorted())
    func imports(room: String) throws {
        let files = try Self.swiftFiles(below: "Sources/\(room)")
        #expect(!files.isEmpty)
        for file in files {
            for line in file.lines {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                    index == 0 || ["package", "internal", "private"].contains(String(words[0]))
                else { continue }
                let module = String(words[index + 1])
                #expect(
                    Self.forbidden[room]?.contains(module) == false, "\(file.path): \(module)")
            }
        }
    }

    @Test("the top level holds what it should and nothing else")
    func topLevel() throws {
        let entries = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
            .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
        let expected: Set = [
            "Package.swift", "Sources", "Tests", "Migrations", "systemd", "README.md",
        ]
        #expect(Set(entries).isSubset(of: expected))
    }

    @Test("the README names every command that dose has")
    func readme() throws {
        let readme = try String(
            contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let commands = try Self.swiftFiles(below: "Sources/DoseCommands/Commands")
            .flatMap(\.lines)
            .compactMap { line in line.firstMatch(of: /commandName: "([a-z]+)"/)?.1 }
        #expect(commands.count > 15)
        for command in commands where command != "dose" {
            #expect(readme.contains("`\(command)") || readme.contains(" \(command)"), "\(command)")
        }
    }
}
