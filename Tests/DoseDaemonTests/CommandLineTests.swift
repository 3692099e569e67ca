import ArgumentParser
import Testing

@testable import DoseDaemon

@Suite("the command line of dosed")
struct CommandLineTests {
    /// The first paragraph of what its help says: one example a line.
    private var examples: [[String]] {
        DaemonCommand.configuration.discussion.split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropFirst().prefix { !$0.isEmpty }.map { $0.split(separator: " ").map(String.init) }
    }

    @Test("every example of its help is one that it takes")
    func parsed() throws {
        #expect(examples.count >= 3)
        for words in examples {
            let line = words.first == "sudo" ? words.dropFirst() : words[...]
            #expect(line.first == "dosed")
            _ = try DaemonCommand.parse(Array(line.dropFirst()))
        }
    }

    @Test("what belongs to the machine's service is refused without it")
    func refused() {
        #expect(throws: (any Error).self) { try DaemonCommand.parse(["--allow-uid", "1000"]) }
    }
}
