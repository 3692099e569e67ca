/// Why the daemon ended, in one sentence, with the exit code of sysexits.h that fits.
struct DaemonFailure: Error {
    let message: String
    let exitCode: Int32

    init(_ message: String, exitCode: Int32) {
        self.message = message
        self.exitCode = exitCode
    }
}
