import Synchronization

/// What texts meant, remembered: a list names the same few over and over, and reading a text takes
/// longer than everything else that is done with it.
package final class Remembered<Value: Sendable>: Sendable {
    private let limit: Int
    private let values = Mutex<[String: Value]>([:])

    /// - Parameter limit: more different texts than anyone has; beyond it all are read anew.
    package init(limit: Int) { self.limit = limit }

    /// What the text means, by `read` when it was not seen before.
    ///
    /// - Throws: what `read` throws; a text that cannot be read is not remembered.
    package func value<Failure: Error>(
        of text: String, read: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        if let known = values.withLock({ $0[text] }) { return known }
        let value = try read()
        values.withLock { values in
            if values.count >= limit { values = [:] }
            values[text] = value
        }
        return value
    }
}
