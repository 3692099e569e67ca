package import ArgumentParser

/// `dose demo`
package struct DemoCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play the whole story with a private dosed that is gone afterwards.",
        discussion: """
            dose demo

            Runs the real commands on a temporary database, checks what they say, and ends
            with 1 if anything does not come. Your own data is not touched.
            """)

    @Option(help: ArgumentHelp("The daemon to run, if not the one beside dose.", valueName: "path"))
    package var dosed: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let program = context.surroundings.program
        let daemon = try ProgramPath.find(
            dosed ?? DaemonProgram.beside(program), variable: context.surroundings.variable)
        let parent = context.surroundings.variable("TMPDIR").flatMap {
            $0.hasPrefix("/") ? $0 : nil
        }
        let stage = try DemoStage(in: parent ?? "/tmp")
        defer { stage.remove() }
        let output = context.output
        let play = DemoPlay(dose: program, dosed: daemon, stage: stage, output: output)
        do {
            let report = try await Interruption.cancelling { try await play.run() }
            output.write(text: "The demo is done: every line came. Nothing of it is left.\n")
            output.write(jsonLine: report)
        } catch let failure as DoseFailure {
            throw failure
        } catch is CancellationError {
            throw DoseFailure.demo(message: "the demo was ended early.")
        } catch {
            throw DoseFailure.demo(message: "the demo could not go on: \(error)")
        }
    }
}
