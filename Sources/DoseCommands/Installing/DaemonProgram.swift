import Glibc

/// Where `dosed` is for this `dose`.
enum DaemonProgram {
    /// The one in the same folder, as it is built and installed, or else in the folder for
    /// programs that programs run, as packages have it.
    static func beside(_ dose: String) -> String {
        let parts = dose.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return "dosed" }
        let same = (parts.dropLast() + ["dosed"]).joined(separator: "/")
        let packaged = (parts.dropLast(2) + ["libexec", "dosed"]).joined(separator: "/")
        return access(same, X_OK) != 0 && access(packaged, X_OK) == 0 ? packaged : same
    }
}
