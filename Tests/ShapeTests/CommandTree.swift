/// The commands that the real `dose` has, as its help knows them.
struct CommandTree {
    /// Those that print something, by their words; a group has only those below it.
    private var leaves: Set<String> = []
    /// The command that a group stands for when it is typed alone.
    private var defaults: [String: String] = [:]

    init(_ daemon: PrivateDaemon) throws {
        let help = try daemon.dose("--experimental-dump-help").json
        for command in help["command"]?["subcommands"]?.items ?? [] { add(command, below: []) }
        leaves.remove("help")
        guard leaves.count > 60 else { throw HarnessFailure("only \(leaves.count) commands") }
    }

    private mutating func add(_ command: JSON, below path: [String]) {
        let path = path + [command["commandName"]?.string ?? ""]
        let inner = command["subcommands"]?.items ?? []
        guard !inner.isEmpty else {
            leaves.insert(path.joined(separator: " "))
            return
        }
        defaults[path.joined(separator: " ")] = command["defaultSubcommand"]?.string
        for command in inner { add(command, below: path) }
    }

    /// The names of all commands in the schema.
    var shapes: [String] { leaves.map(Self.name).sorted() }

    /// The name in the schema of the command that is typed.
    func shape(of words: [String]) -> String {
        for count in stride(from: words.count, to: 0, by: -1) {
            let path = words.prefix(count).joined(separator: " ")
            if leaves.contains(path) { return Self.name(path) }
            if let inner = defaults[path] { return Self.name("\(path) \(inner)") }
        }
        return words.joined(separator: " ")
    }

    private static func name(_ path: String) -> String {
        "dose-" + path.split(separator: " ").joined(separator: "-")
    }
}
