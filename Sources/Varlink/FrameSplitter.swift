/// The sizes that a message may have, in bytes without its closing NUL.
package enum FrameLimits {
    /// A call: 64 KiB.
    package static let request = 64 * 1024
    /// A reply: 256 KiB; longer answers are streamed.
    package static let reply = 256 * 1024
}

/// Why a byte stream cannot be split any further.
package enum FrameError: Error, Sendable, Equatable, CustomStringConvertible {
    /// More than `limit` bytes came without a closing NUL.
    case tooLong(limit: Int)

    package var description: String {
        switch self {
        case .tooLong(let limit): "the message is longer than \(limit) bytes"
        }
    }
}

/// Cuts a byte stream into messages: a varlink message ends with one NUL byte and has no length
/// in front (varlink.org, "Method Call").
///
/// Each byte is looked at once however the stream is cut. After an error no message follows.
package struct FrameSplitter: Sendable {
    /// The longest message, in bytes without its NUL.
    package let limit: Int
    private var buffer: [UInt8] = []
    private var head = 0
    private var scanned = 0
    private var failure: FrameError?

    /// Starts with an empty stream.
    package init(limit: Int) {
        self.limit = limit
    }

    /// How many bytes wait for their NUL or for `next()`.
    package var pendingBytes: Int { buffer.count - head }

    /// Takes the next bytes of the stream; after an error they are dropped.
    package mutating func append(_ bytes: some Collection<UInt8>) {
        guard failure == nil else { return }
        dropTakenBytes()
        buffer.append(contentsOf: bytes)
    }

    /// The next complete message without its NUL, or nil when more bytes are needed.
    /// Empty messages are passed over.
    /// - Throws: `FrameError.tooLong`, then again on every call.
    package mutating func next() throws(FrameError) -> [UInt8]? {
        if let failure { throw failure }
        while let end = buffer[scanned...].firstIndex(of: 0) {
            let start = head
            head = end + 1
            scanned = head
            guard end - start <= limit else { throw fail() }
            if end > start { return Array(buffer[start..<end]) }
        }
        scanned = buffer.count
        guard buffer.count - head <= limit else { throw fail() }
        return nil
    }

    private mutating func fail() -> FrameError {
        let error = FrameError.tooLong(limit: limit)
        failure = error
        buffer = []
        head = 0
        scanned = 0
        return error
    }

    private mutating func dropTakenBytes() {
        // Moving the rest only when it is the smaller half keeps the whole stream linear.
        guard head > 0, head * 2 >= buffer.count else { return }
        buffer.removeFirst(head)
        scanned -= head
        head = 0
    }
}
