import ArgumentParser
import StrictJSON

/// A command as its program describes it for `--experimental-dump-help`, as far as a manual page
/// needs it. Both programs have that option from the argument parser, so that a page is made of
/// what they really take.
struct ProgramInfo: Decodable, Sendable {
    /// The option of the argument parser.
    static let option = "--experimental-dump-help"

    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [ProgramInfo]?
    let arguments: [ArgumentInfo]?

    /// What `dose` says of itself.
    static func ofDose() throws(DoseFailure) -> ProgramInfo {
        do {
            _ = try DoseCommand.parseAsRoot([option])
        } catch {
            return try read(DoseCommand.fullMessage(for: error), of: "dose")
        }
        throw .cannotRun(program: "dose", reason: "it does not describe itself")
    }

    /// What another program says of itself.
    ///
    /// - Throws: `DoseFailure.cannotRun` when it cannot be asked.
    static func asking(_ path: String) async throws(DoseFailure) -> ProgramInfo {
        let child = ChildProgram(path: path, arguments: [option], deadline: .seconds(60))
        let (ending, printed) = await child.run(input: "", printing: .kept(1_048_576))
        guard case .exited(0) = ending else {
            throw .cannotRun(program: path, reason: "it does not describe itself")
        }
        return try read(printed, of: path)
    }

    private static func read(
        _ text: String, of program: String
    ) throws(DoseFailure) -> ProgramInfo {
        struct Dump: Decodable { let command: ProgramInfo }
        guard let json = try? JSONValue.parse(Array(text.utf8)),
            let dump: Dump = try? json.decode()
        else { throw .cannotRun(program: program, reason: "it does not describe itself") }
        return dump.command
    }

    /// The words before the arguments: `dose dental exam`.
    var words: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
}

/// An option, a flag or a word of a command.
struct ArgumentInfo: Decodable, Sendable {
    enum Kind: String, Decodable {
        case positional
        case option
        case flag
    }

    struct Name: Decodable {
        let kind: String
        let name: String

        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool?
    let isOptional: Bool?
    let isRepeating: Bool?
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
}
