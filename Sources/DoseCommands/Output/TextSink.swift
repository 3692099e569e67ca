import Glibc
import Synchronization

/// Somewhere text goes: a descriptor, or a collector in tests.
package protocol TextSink: Sendable {
    /// Writes all of it, in one piece where the system allows.
    func write(_ text: String)

    /// Why something that was written did not arrive, in the system's words; nil when all did.
    var failure: String? { get }
}

extension TextSink {
    package var failure: String? { nil }
}

/// A file descriptor as a sink. A reader that is gone is not an error of the command.
package final class DescriptorSink: TextSink {
    private let descriptor: Int32
    private let firstError = Mutex<Int32?>(nil)

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    package var failure: String? {
        firstError.withLock { $0 }.map { String(cString: strerror($0)) }
    }

    package func write(_ text: String) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                if errno != EPIPE { note(errno) }
                return
            }
        }
    }

    private func note(_ error: Int32) {
        firstError.withLock { $0 = $0 ?? error }
    }
}
