import Glibc

/// Where the programs are that are measured, and the known ones.
struct Programs: Sendable {
    let own: String
    let dose: String
    let dosed: String
    let sqlite: String

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
    }

    private static func find(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }
            .first { access($0, X_OK) == 0 }
    }
}
