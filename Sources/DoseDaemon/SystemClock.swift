import CLinux
import DoseService
import Glibc
import Regimen

/// The clocks of the machine: the only place that asks them.
enum SystemClock {
    @Sendable static func read() -> ClockSense {
        ClockSense(
            now: Instant(epochSeconds: seconds(CLOCK_REALTIME)),
            secondsSinceBoot: seconds(CLOCK_BOOTTIME), secondsAwake: seconds(CLOCK_MONOTONIC),
            isSynchronized: isSynchronized())
    }

    private static func seconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec)
    }

    /// Which run of the machine this is: the unit says so (`%b` of systemd.unit(5)), for in its
    /// sandbox the kernel's own word cannot be read. Nil when nobody knows.
    static func boot(environment: [String: String]) -> String? {
        let word = environment["DOSED_BOOT_ID"] ?? kernelsBoot()
        // The kernel writes it with hyphens, systemd without.
        return word.map { $0.filter { $0.isHexDigit } }.flatMap { $0.count == 32 ? $0 : nil }
    }

    private static func kernelsBoot() -> String? {
        let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    /// Nil where the kernel does not let us ask.
    private static func isSynchronized() -> Bool? {
        var state = timex()
        guard adjtimex(&state) >= 0 else { return nil }
        return state.status & STA_UNSYNC == 0
    }

    /// The day before the one on which the program was built, whatever the zone was there.
    static let built: Instant = {
        let built = Int(dosed_build_day())
        guard
            let date = CivilDate(
                year: built / 10_000, month: built / 100 % 100, day: built % 100)
        else { return .earliest }
        return Zone.utc.start(of: date.adding(days: -1))
    }()
}
