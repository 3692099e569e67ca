import Glibc

/// What the numbers were measured on; no name of the machine or of a person.
enum Machine {
    /// Today in UTC: 2026-11-23.
    static var date: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        let (month, day) = (Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        return "\(Int(parts.tm_year) + 1900)-\(month < 10 ? "0" : "")\(month)"
            + "-\(day < 10 ? "0" : "")\(day)"
    }

    /// Cores, processor and kernel in one line.
    static var summary: String {
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let kernel = File.text("/proc/sys/kernel/osrelease").map(File.firstLine) ?? "unknown"
        return "\(cores) cores of \(processor), Linux \(kernel)"
    }

    private static var processor: String {
        let lines = (File.text("/proc/cpuinfo") ?? "").split(separator: "\n")
        guard let line = lines.first(where: { $0.hasPrefix("model name") }),
            let colon = line.firstIndex(of: ":")
        else { return "an unknown processor" }
        return String(line[line.index(after: colon)...].drop { $0 == " " })
    }

    /// How many tasks wanted a core in the last minute. Well above 0 before the start means that
    /// others were at work too.
    static var load: String {
        (File.text("/proc/loadavg") ?? "?").split(separator: " ").first.map(String.init) ?? "?"
    }
}
