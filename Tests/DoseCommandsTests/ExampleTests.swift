import ArgumentParser
import Foundation
import Testing

@testable import DoseCommands

/// Every command of the tree with the words that name it.
struct NamedCommand: CustomTestStringConvertible {
    let words: [String]
    let type: any ParsableCommand.Type

    var testDescription: String { (["dose"] + words).joined(separator: " ") }
    var discussion: Discussion { Discussion(type.configuration.discussion) }

    static let all: [NamedCommand] = below(NamedCommand(words: [], type: DoseCommand.self))

    private static func below(_ command: NamedCommand) -> [NamedCommand] {
        [command]
            + command.type.configuration.subcommands.flatMap { nested in
                below(
                    NamedCommand(
                        words: command.words + [nested.configuration.commandName ?? ""],
                        type: nested))
            }
    }
}

@Suite("examples in the help")
struct ExampleTests {
    /// What a shell makes of lines: the words after `dose`, whoever runs it.
    private func words(of examples: [Example]) throws -> [[String]] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        // An example may send what is printed to a file; the words go past that.
        let script =
            "exec 3>&1; cd '\(folder.path)'\n"
            + "dose() { { printf '%s\\036' \"$@\"; printf '\\035'; } >&3; }\n"
            + "sudo() { \"$@\"; }\n" + examples.map { $0.line + "\n" }.joined()
        let shell = Process()
        let pipe = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardOutput = pipe
        try shell.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        shell.waitUntilExit()
        try #require(shell.terminationStatus == 0)
        let lines = String(decoding: said, as: UTF8.self)
            .split(separator: "\u{1D}", omittingEmptySubsequences: false).dropLast()
        return lines.map { line in
            let words = line.split(separator: "\u{1E}", omittingEmptySubsequences: false)
                .dropLast().map(String.init)
            // Without a word printf prints its format once.
            return words == [""] ? [] : words
        }
    }

    @Test("every command has one, also those below others", arguments: NamedCommand.all)
    func there(command: NamedCommand) throws {
        let examples = command.discussion.examples
        #expect(!examples.isEmpty)
        for example in examples {
            #expect(
                ["dose ", "sudo dose "].contains { (example.line + " ").hasPrefix($0) },
                "the first paragraph of a discussion holds examples alone: \(example.line)")
            #expect(example.note != "")
        }
        guard !command.words.isEmpty else { return }
        let typed = try words(of: examples)
        #expect(
            typed.contains { $0.starts(with: command.words) || isDefault(command, for: $0) },
            "none shows the command itself")
    }

    /// `dose dental` stands for `dose dental status`.
    private func isDefault(_ command: NamedCommand, for words: [String]) -> Bool {
        let parent = NamedCommand.all.first { $0.words == command.words.dropLast() }
        return parent?.type.configuration.defaultSubcommand == command.type
            && words.starts(with: command.words.dropLast())
    }

    @Test("every one is a command line that dose takes", arguments: NamedCommand.all)
    func parsed(command: NamedCommand) throws {
        let examples = command.discussion.examples
        let typed = try words(of: examples)
        #expect(typed.count == examples.count)
        for line in typed {
            do {
                _ = try DoseCommand.parseAsRoot(CommandWords(line).arguments)
            } catch  where DoseCommand.exitCode(for: error) == .success {
                continue
            } catch {
                Issue.record("\(line): \(DoseCommand.message(for: error))")
            }
        }
    }

    @Test("the help has them under a heading of their own", arguments: NamedCommand.all)
    func heading(command: NamedCommand) async throws {
        let help = await CommandRun(command.words + ["--help"]).answers
        let parts = help.components(separatedBy: "\n\n")
        #expect(parts[0].hasPrefix("OVERVIEW: ") && help.contains("\n\nUSAGE: dose"))
        let usage = try #require(parts.first { $0.hasPrefix("USAGE: ") })
        #expect(usage.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(usage)")
        let lines = parts[1].split(separator: "\n")
        #expect(lines.first == "EXAMPLES:")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(parts[1])")
        let example = try #require(command.discussion.examples.first)
        let words = example.line.split { " \n\\".contains($0) }.joined(separator: " ")
        #expect(parts[1].split { " \n\\".contains($0) }.joined(separator: " ").contains(words))
    }

    @Test("what is no help stays as it is")
    func noHelp() async {
        for text in ["0.1.0", "OVERVIEW: alone", "{\n\n}"] { #expect(HelpText(text).text == text) }
        #expect(await !CommandRun("--version").answers.contains("EXAMPLES"))
    }

    @Test("a wrong one would be noticed")
    func control() throws {
        let typed = try words(of: [Example("dose take"), Example("dose tak \"a b\"")])
        #expect(typed == [["take"], ["tak", "a b"]])
        for line in typed {
            #expect(throws: (any Error).self) { try DoseCommand.parseAsRoot(line) }
        }
    }

    @Test("an example is what is typed, and the note that stands apart from it")
    func reading() {
        let discussion = Discussion(
            """
            dose take all    everything that is due
            dose start zol --override dental-exam \\
                --reason "a b"

            More
            about it.
            """)
        #expect(discussion.examples.map(\.line).first == "dose take all")
        #expect(discussion.examples.map(\.note) == ["everything that is due", nil])
        #expect(discussion.examples.last?.line.contains("\\\n    --reason") == true)
        #expect(discussion.paragraphs == ["More about it."])
        #expect(Discussion("EXAMPLES:\n  dosed\n  dosed --system\n\nMore.").examples.count == 2)
    }
}
