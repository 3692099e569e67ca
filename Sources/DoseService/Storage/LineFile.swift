import Glibc

/// Reads a file line by line, with bounds on both.
final class LineFile {
    private static let chunkBytes = 1 << 20

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// How many lines were read.
    private(set) var count = 0

    /// - Throws: ``ImportFault`` for what is no plain file that can be read, or is too large.
    init(_ path: String) throws(ImportFault) {
        descriptor = try Self.opened(path)
    }

    deinit { close(descriptor) }

    private static func opened(_ path: String) throws(ImportFault) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ImportFault(
                ExportSentences.cannotBeOpened(String(cString: strerror(errno))),
                reason: .notReadable)
        }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw ImportFault(ExportSentences.noPlainFile, reason: .foreign)
        }
        guard facts.st_size <= ExportFormat.fileBytes else {
            close(descriptor)
            throw ImportFault(
                ExportSentences.fileTooLarge(gibibytes: Int(ExportFormat.fileBytes >> 30)),
                reason: .tooLarge)
        }
        return descriptor
    }

    /// The next line without its end; nil after the last.
    func next() throws(ImportFault) -> [UInt8]? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[start..<end])
                start = end + 1
                count += 1
                return line
            }
            guard buffer.count - start <= ExportFormat.lineBytes else {
                throw ImportFault(
                    ExportSentences.lineTooLong(mebibytes: Int(ExportFormat.lineBytes >> 20)),
                    line: count + 1, reason: .tooLarge)
            }
            if isAtEnd {
                guard start == buffer.count else {
                    throw ImportFault(ExportSentences.cutOff, line: count + 1)
                }
                return nil
            }
            try fill()
        }
    }

    private func fill() throws(ImportFault) {
        buffer.removeFirst(start)
        start = 0
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        let got = read(descriptor, &chunk, chunk.count)
        guard got >= 0 else {
            throw ImportFault(
                ExportSentences.notReadable(String(cString: strerror(errno))), line: count + 1,
                reason: .notReadable)
        }
        isAtEnd = got == 0
        buffer += chunk.prefix(got)
    }
}
