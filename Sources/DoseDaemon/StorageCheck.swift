import DoseService
import DoseStore
import Logging
import Regimen
import ServiceLifecycle

/// Looks at the whole database beside the work: soon after a start that could only look at a part
/// of it, and then once a day.
struct StorageCheck: Service {
    /// After a look that came to no end it looks again so many seconds later (our setting).
    private static let retryAfter: Int64 = 3_600

    let tracker: Tracker
    /// An alarm of its own.
    let timer: WallTimer
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var turn = DailyTurn(instant: .earliest)
            if await tracker.isStorageWhollyChecked {
                turn = plan(after: DailyTurn.pause)
            } else {
                timer.wake()
            }
            for await _ in timer.wakes {
                // A clock that is set wakes it too: that is no reason to read the whole file.
                guard turn.hasCome(at: tracker.now) else {
                    timer.set(to: turn.instant)
                    continue
                }
                turn = plan(after: DailyTurn.pause)
                if await !check() { turn = plan(after: Self.retryAfter) }
            }
        }
    }

    private func plan(after seconds: Int64) -> DailyTurn {
        let turn = DailyTurn(instant: tracker.now.adding(seconds: seconds))
        timer.set(to: turn.instant)
        return turn
    }

    /// - Returns: whether it is known now if the data is sound.
    private func check() async -> Bool {
        do {
            guard let refusal = try await tracker.checkStorage() else { return true }
            logger.error(
                "the database is damaged; every call will say so",
                metadata: ["reason": "\(refusal.reason)"])
            return true
        } catch StoreError.unread(let refusal) {
            logger.error(
                "the database could not be read to its end",
                metadata: ["reason": "\(refusal.reason)"])
            return false
        } catch {
            // Data that cannot be used is spoken of elsewhere.
            return false
        }
    }
}
