import DoseStore
import SQLite

/// Going on with data that could not be used for a while.
extension Tracker {
    /// Opens data anew that could not be used for a cause that can pass, and goes on with it.
    ///
    /// - Parameter homeZone: that of new data; nil when nobody knows it.
    /// - Returns: whether it can be used again.
    /// - Throws: ``StoreError/outcomeUnknown`` when the disk failed on the way.
    package func takeUpStorage(homeZone: String?) async throws -> Bool {
        guard await store.reopen(at: now) else { return false }
        do {
            try await prepare(homeZone: homeZone)
        } catch StoreError.outcomeUnknown {
            throw StoreError.outcomeUnknown
        } catch {
            // Half taken up it could answer nothing. The next look tries again.
            await store.letGo(because: .other(detail: Self.cause(of: error)))
            return false
        }
        noteUse()
        noteChange(mayBeStuck: .all)
        hub.ring()
        return true
    }

    private static func cause(of error: any Error) -> String {
        switch error {
        case let error as ZoneUnavailable:
            // It ends where the sentence around it does.
            error.sentence.hasSuffix(".") ? String(error.sentence.dropLast()) : error.sentence
        case StoreError.failed(let cause): cause.message
        default: "it could not be taken up"
        }
    }
}
