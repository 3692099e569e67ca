import CSQLite

/// An open file of SQLite on a disk: its own head, and behind it the file of the machine, which
/// does the work.
enum DiskFile {
    typealias Pointer = UnsafeMutablePointer<sqlite3_file>

    /// Where the machine's file begins.
    static let offset = 32

    private struct Head {
        var base: sqlite3_file
        var disk: Unmanaged<Disk>?
    }

    static func open(_ file: Pointer, on disk: Disk?, _ body: (Pointer) -> Int32) -> Int32 {
        let inner = inner(file)
        inner.pointee.pMethods = nil
        let code = body(inner)
        let isOpen = inner.pointee.pMethods != nil
        head(file).initialize(
            to: Head(
                base: sqlite3_file(pMethods: isOpen ? methods : nil),
                disk: isOpen ? disk.map { Unmanaged.passRetained($0) } : nil))
        return code
    }

    private static func head(_ file: Pointer) -> UnsafeMutablePointer<Head> {
        UnsafeMutableRawPointer(file).assumingMemoryBound(to: Head.self)
    }

    private static func inner(_ file: Pointer) -> Pointer {
        (UnsafeMutableRawPointer(file) + offset).assumingMemoryBound(to: sqlite3_file.self)
    }

    private static func disk(_ file: Pointer) -> Disk? {
        head(file).pointee.disk?.takeUnretainedValue()
    }

    /// What the machine does with its file.
    private static func pass(
        _ file: Pointer?, _ body: (Pointer, sqlite3_io_methods) -> Int32
    ) -> Int32 {
        guard let file else { return SQLITE_MISUSE }
        let inner = inner(file)
        guard let methods = inner.pointee.pMethods else { return SQLITE_MISUSE }
        return body(inner, methods.pointee)
    }

    /// Those of version 1: a database that is opened exclusively needs no more. Unchecked: made
    /// once and never changed.
    private nonisolated(unsafe) static let methods: UnsafePointer<sqlite3_io_methods> = {
        var own = sqlite3_io_methods()
        own.iVersion = 1
        own.xClose = { file in
            defer { file.flatMap { DiskFile.head($0).pointee.disk }?.release() }
            return DiskFile.pass(file) { $1.xClose($0) }
        }
        own.xRead = { file, bytes, count, at in
            DiskFile.pass(file) { $1.xRead($0, bytes, count, at) }
        }
        own.xWrite = { file, bytes, count, at in
            if let code = file.flatMap(DiskFile.disk)?.refusalOfWrite() { return code }
            return DiskFile.pass(file) { $1.xWrite($0, bytes, count, at) }
        }
        own.xTruncate = { file, size in DiskFile.pass(file) { $1.xTruncate($0, size) } }
        own.xSync = { file, flags in
            let code = DiskFile.pass(file) { $1.xSync($0, flags) }
            return file.flatMap(DiskFile.disk)?.refusalOfSync() ?? code
        }
        own.xFileSize = { file, size in DiskFile.pass(file) { $1.xFileSize($0, size) } }
        own.xLock = { file, level in DiskFile.pass(file) { $1.xLock($0, level) } }
        own.xUnlock = { file, level in DiskFile.pass(file) { $1.xUnlock($0, level) } }
        own.xCheckReservedLock = { file, answer in
            DiskFile.pass(file) { $1.xCheckReservedLock($0, answer) }
        }
        own.xFileControl = { file, what, value in
            DiskFile.pass(file) { $1.xFileControl($0, what, value) }
        }
        own.xSectorSize = { file in DiskFile.pass(file) { $1.xSectorSize($0) } }
        own.xDeviceCharacteristics = { file in
            DiskFile.pass(file) { $1.xDeviceCharacteristics($0) }
        }
        let kept = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        kept.initialize(to: own)
        return UnsafePointer(kept)
    }()
}
