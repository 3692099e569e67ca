import DoseService
import Logging

/// Tells in the log what the clocks of the machine did.
struct ClockLog {
    let logger: Logger

    /// One line for each thing.
    func tell(_ news: [ClockNews]) {
        for item in news {
            switch item {
            case .stepped(let seconds):
                logger.notice("the clock was set", metadata: ["seconds": "\(seconds)"])
            case .slept(let seconds):
                logger.info("this machine slept", metadata: ["seconds": "\(seconds)"])
            case .wasOff(let sentence): logger.notice("\(sentence)")
            }
        }
    }
}
