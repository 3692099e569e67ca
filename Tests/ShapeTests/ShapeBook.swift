import Foundation

/// What commands printed with `--json`, to be held to the schema all at once.
final class ShapeBook {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let python = OwnPython(with: "jsonschema")
    static let failure = "FailureReport"

    private let daemon: PrivateDaemon
    private let tree: CommandTree
    private var rows: [JSON] = []

    init(_ daemon: PrivateDaemon) throws {
        self.daemon = daemon
        tree = try CommandTree(daemon)
    }

    /// The lines of `commands.txt`; without an exit code where it is that of the machine.
    static func lines() throws -> [(exit: Int32?, words: String)] {
        try String(contentsOf: folder.appendingPathComponent("commands.txt"), encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                let parts = line.split(separator: " ", maxSplits: 1)
                let exit = parts.first.flatMap { Int32($0) }
                guard parts.count == 2, exit != nil || parts[0] == "*" else {
                    throw HarnessFailure("not a line of commands.txt: \(line)")
                }
                return (exit, String(parts[1]))
            }
    }

    /// Runs a command and keeps what it prints.
    ///
    /// - Returns: how it ended.
    func run(_ words: [String]) throws -> CommandResult {
        let result = try daemon.dose(words + ["--json"])
        let value = try result.json
        if result.exit != 0, value["error"] != nil {
            keep(value, as: Self.failure, of: words)
        } else {
            keep(value, of: words)
        }
        return result
    }

    /// Keeps what a command printed, that goes on running for example.
    ///
    /// - Parameter shape: nil for that of the command.
    func keep(_ value: JSON, as shape: String? = nil, of words: [String]) {
        let name = shape ?? tree.shape(of: words)
        rows.append([
            "line": .string(words.joined(separator: " ")), "shape": .string(name), "value": value,
        ])
    }

    /// Every command's name in the schema, by the help of the real program.
    var commands: [String] { tree.shapes }

    /// What the validator found, by the schema that `dose` prints.
    ///
    /// - Parameter command: by the schema of one command alone.
    func found(for command: String? = nil) throws -> JSON {
        let schema = daemon.directory.file("schema.json")
        let values = daemon.directory.file("values.jsonl")
        let printed = try daemon.say("schema \(command ?? "")")
        guard printed.exit == 0 else { throw HarnessFailure("\(printed)") }
        try printed.out.write(toFile: schema, atomically: true, encoding: .utf8)
        try rows.map { $0.text + "\n" }.joined()
            .write(toFile: values, atomically: true, encoding: .utf8)
        return try Self.python.json(
            Self.folder.appendingPathComponent("check_shapes.py").path, schema, values)
    }
}
