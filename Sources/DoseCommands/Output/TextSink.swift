import Glibc

/// Somewhere text goes: a descriptor, or a collector in tests.
package protocol TextSink: Sendable {
    /// Writes all of it, in one piece where the system allows.
    func write(_ text: String)
}

/// A file descriptor as a sink. A reader that is gone is not an error of the command.
package struct DescriptorSink: TextSink {
    private let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
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
                return
            }
        }
    }
}
