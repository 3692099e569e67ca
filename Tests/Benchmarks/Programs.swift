import Glibc

/// Where the programs are that are measured, and the known ones.
struct Programs: Sendable {
    let own: String
    let dose: String
    let dosed: String
    let sqlite: String
    /// A Python that has `dateutil`: the one that `Tests/install-needs` made, or the system's.
    let python: String?
    /// Taskwarrior, where it is installed.
    let task: String?
    /// What counts system calls, where it is installed.
    let strace: String?

    /// Ours are beside this program, as the same build put them.
    init() throws(BenchFailure) {
        guard let own = File.real("/proc/self/exe"), let slash = own.lastIndex(of: "/") else {
            throw BenchFailure("/proc is not there")
        }
        self.own = own
        dose = own[..<slash] + "/dose"
        dosed = own[..<slash] + "/dosed"
        guard access(dose, X_OK) == 0, access(dosed, X_OK) == 0 else {
            throw BenchFailure(
                "dose and dosed are not built. Build them first: swift build -c release")
        }
        guard let sqlite = Self.find("sqlite3") else {
            throw BenchFailure("the program sqlite3 is missing: apt-get install sqlite3")
        }
        self.sqlite = sqlite
        task = Self.find("task")
        strace = Self.find("strace")
        // Ours are in .build/MACHINE/release.
        let build = own[..<slash] + "/../.."
        python = (["\(build)/python/bin/python3"] + [Self.find("python3")].compactMap(\.self))
            .first { Self.hasDateutil($0) }
    }

    private static func hasDateutil(_ python: String) -> Bool {
        let words = ["-c", "import dateutil, zoneinfo"]
        let child = try? ChildProcess(python, words, environment: [:], errors: "/dev/null")
        return (try? child?.waitForEnd()) == 0
    }

    private static func find(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }
            .first { access($0, X_OK) == 0 }
    }
}
