import ArgumentParser
import DoseDaemon

@main
enum Dosed {
    @MainActor
    static func main() async throws {
        let executor = try ThreadExecutor()
        await ThreadExecutor.$current.withValue(executor) {
            await withTaskExecutorPreference(executor) {
                await DaemonCommand.main()
            }
        }
    }
}
