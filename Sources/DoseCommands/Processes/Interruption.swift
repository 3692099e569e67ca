import Dispatch
import Glibc

/// Lets SIGINT and SIGTERM end work in an orderly way.
enum Interruption {
    /// Runs the work in a task that a signal cancels.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let numbers = [SIGINT, SIGTERM]
        // A source only sees a signal that does not end the process first.
        let handlers = numbers.map { signal($0, SIG_IGN) }
        let sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for (number, handler) in zip(numbers, handlers) { signal(number, handler) }
        }
        return try await task.value
    }
}

/// Blocking calls beside Swift's own threads, of which there may be one only.
enum Offload {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: work()) }
        }
    }
}
