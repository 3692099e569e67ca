import DoseCommands
import Glibc

/// The command line `dose`. Everything it can do is in `DoseCommands`.
@main
struct DoseProgram {
    static func main() {
        exit(
            OneThread.run {
                await CommandLineProgram.ofThisProcess().run(CommandLine.arguments.dropFirst())
            })
    }
}
