import ArgumentParser
import DoseDaemon

@main
enum Dosed {
    static func main() async {
        await DaemonCommand.main()
    }
}
