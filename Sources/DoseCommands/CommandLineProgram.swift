import ArgumentParser
import Glibc

/// Reads a command line, runs its command and says how to exit.
package struct CommandLineProgram: Sendable {
    private let surroundings: Surroundings
    private let answers: any TextSink
    private let messages: any TextSink

    package init(surroundings: Surroundings, answers: any TextSink, messages: any TextSink) {
        self.surroundings = surroundings
        self.answers = answers
        self.messages = messages
    }

    /// The program on this process's own input and output.
    package static func ofThisProcess() -> CommandLineProgram {
        CommandLineProgram(
            surroundings: .ofThisProcess(), answers: DescriptorSink(descriptor: STDOUT_FILENO),
            messages: DescriptorSink(descriptor: STDERR_FILENO))
    }

    /// Runs one command line.
    ///
    /// - Parameter arguments: without the program's name.
    /// - Returns: the exit code.
    package func run(_ arguments: [String]) async -> Int32 {
        let exit = await perform(arguments)
        guard let failure = answers.failure else { return exit }
        messages.write("dose: the answer could not be written: \(failure).\n")
        return exit == DoseExit.done.rawValue ? DoseExit.outputFailed.rawValue : exit
    }

    private func perform(_ arguments: [String]) async -> Int32 {
        if let question = arguments.question {
            return await run(in: context()) { context in try question.ask(in: context) }
        }
        let words = CommandWords(arguments)
        if let problem = words.problem { return end(misuse: problem, arguments: arguments) }
        let command: any DaemonCommand
        do {
            var parsed = try parse(DateOptions.grouped(words.arguments))
            guard let daemonCommand = parsed as? any DaemonCommand else {
                // Only help is left: it comes as a thrown answer.
                try parsed.run()
                return DoseExit.done.rawValue
            }
            command = daemonCommand
        } catch {
            return end(parsing: error, words)
        }
        let common = command.common
        return await run(
            in: context(
                json: common.json, plain: common.plain, socket: common.socket,
                person: common.person)
        ) { context in try await command.perform(in: context) }
    }

    /// Reads the words of a command by itself where the first names one, or is an option of the
    /// command that needs no name: setting up the root as well takes as long as the rest. Whatever
    /// is then wrong is said from the root.
    private func parse(_ arguments: [String]) throws -> any ParsableCommand {
        if let word = arguments.first,
            let named = word.hasPrefix("-")
                ? TodayCommand.self : DoseCommand.subcommand(named: word),
            let command = try? Self.parse(
                Array(word.hasPrefix("-") ? arguments[...] : arguments.dropFirst()), of: named),
            command is any DaemonCommand
        {
            return command
        }
        return try DoseCommand.parseAsRoot(arguments)
    }

    private static func parse<Command: ParsableCommand>(
        _ words: [String], of type: Command.Type
    ) throws -> (any ParsableCommand)? {
        guard Command.configuration.subcommands.isEmpty else {
            return try Command.parseAsRoot(words)
        }
        return try SingleCommand<Command>.parsed(words)
    }

    private func run(
        in context: CommandContext, _ work: (CommandContext) async throws -> Void
    ) async -> Int32 {
        do {
            try await work(context)
            return DoseExit.done.rawValue
        } catch let failure as DoseFailure {
            if failure != .blockingItemOpen { context.output.show(failure) }
            return failure.exit.rawValue
        } catch is CancellationError {
            return DoseExit.done.rawValue
        } catch {
            let failure = DoseFailure.unreadableReply(reason: "\(error)")
            context.output.show(failure)
            return failure.exit.rawValue
        }
    }

    private func context(
        json: Bool = false, plain: Bool? = nil, socket: String? = nil, person: String? = nil
    ) -> CommandContext {
        let address = SocketAddress.choose(
            option: socket, variable: surroundings.variable,
            userID: surroundings.userID, exists: surroundings.exists)
        return CommandContext(
            client: DaemonClient(
                address: address, patience: surroundings.patience,
                person: person ?? surroundings.person),
            output: output(form: json ? .json : .text, isPlain: plain),
            surroundings: surroundings)
    }

    private func output(form: Output.Form, isPlain: Bool? = nil) -> Output {
        Output(
            form: form, style: surroundings.style.plain(isPlain), answers: answers,
            messages: messages)
    }

    /// Help and version are answers; anything else is a misuse.
    private func end(parsing error: any Error, _ words: CommandWords) -> Int32 {
        if DoseCommand.exitCode(for: error) == .success {
            answers.write(HelpText(DoseCommand.fullMessage(for: error)).text + "\n")
            return DoseExit.done.rawValue
        }
        let misuse = Misuse(error, in: words)
        let isJSON = form(of: words.arguments) == .json
        return end(
            misuse: isJSON ? misuse.sentence : misuse.text, arguments: words.arguments)
    }

    private func end(misuse message: String, arguments: [String]) -> Int32 {
        let failure = DoseFailure.usage(message: message)
        output(form: form(of: arguments)).show(failure)
        return failure.exit.rawValue
    }

    /// The form that a command line asks for, also one that cannot be parsed.
    private func form(of arguments: [String]) -> Output.Form {
        arguments.prefix { $0 != "--" }.contains("--json") ? .json : .text
    }
}
