import DoseCommands
import Glibc

/// The command line `dose`. Everything it can do is in `DoseCommands`.
@main
struct DoseProgram {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        exit(OneThread.run { await CommandLineProgram.ofThisProcess().run(arguments) })
    }
}
