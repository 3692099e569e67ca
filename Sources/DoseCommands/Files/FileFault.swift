/// Why a file was not written.
package enum FileFault: Sendable, Equatable {
    /// Something is there already, and it was not said that it may be replaced.
    case isThere(path: String)
    /// The system refused, in its own words.
    case cannotWrite(path: String, reason: String)

    /// Where it was to be.
    package var path: String {
        switch self {
        case .isThere(let path), .cannotWrite(let path, _): path
        }
    }

    /// One plain sentence.
    package var message: String {
        switch self {
        case .isThere(let path): "\(path) is there already. To replace it: --force"
        case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)."
        }
    }
}
