import DoseService
import Logging

/// Wakes the reminder loop when the files of the time zones change under it, and tells in the log
/// what came of it.
struct ZoneWatch: Sendable {
    private let files: SystemZones
    private let watch: FileWatch?

    init(files: SystemZones, timer: WallTimer) {
        self.files = files
        watch = ThreadExecutor.current.flatMap { FileWatch(executor: $0, changed: timer.wake) }
    }

    /// Watches the files of these zones, and the link that says where the machine is.
    func follow(_ names: [String]) {
        watch?.follow([files.link] + names.map(files.path))
    }

    /// One line for each thing.
    func tell(_ news: [ZoneNews], in logger: Logger) {
        for item in news {
            switch item {
            case .rulesChanged(let zone, let moved):
                logger.notice(
                    "the rules of a time zone changed; what is to come was planned anew",
                    metadata: ["zone": "\(zone)", "moved": "\(moved)"])
            case .deviceMoved(let zone, let moved):
                logger.notice(
                    "this machine is in another time zone; what follows it was planned anew",
                    metadata: ["zone": "\(zone)", "moved": "\(moved)"])
            case .trouble(let sentence):
                logger.error("a time zone cannot be had", metadata: ["reason": "\(sentence)"])
            case .recovered(let zone):
                logger.notice("a time zone can be had again", metadata: ["zone": "\(zone)"])
            }
        }
    }
}
