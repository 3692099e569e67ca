import Regimen

/// A text that could not be read, and what it should have been.
struct Unreadable: Error {
    let subject: String
    let error: TextError
}

extension Scene {
    /// Reads a text as something, so that an error can say as what.
    ///
    /// - Throws: ``Unreadable``.
    func reading<Value>(
        _ subject: String, _ body: () throws(TextError) -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch {
            throw Unreadable(subject: subject, error: error)
        }
    }
}
