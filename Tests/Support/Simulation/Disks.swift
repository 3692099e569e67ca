import CSQLite
import Glibc
import Synchronization

/// Where SQLite keeps its files in a simulation: each machine's lie in a folder of its own, on a
/// disk that is asked first whether it works (https://www.sqlite.org/vfs.html).
final class Disks: Sendable {
    /// Unchecked: SQLite's own, which nobody changes.
    private nonisolated(unsafe) let real: UnsafeMutablePointer<sqlite3_vfs>
    private let byFolder = Mutex<[String: Disk]>([:])

    /// From now on SQLite opens all files of this process here.
    init() throws {
        // This comes before the rooms can say so.
        _ = csqlite_count_no_memory()
        guard let real = sqlite3_vfs_find(nil) else { throw Trouble(.wrong, "there are no files") }
        self.real = real
        // SQLite keeps it until the end.
        let files = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        files.initialize(to: real.pointee)
        files.pointee.szOsFile += Int32(DiskFile.offset)
        files.pointee.pNext = nil
        files.pointee.zName = UnsafePointer(strdup("simulated"))
        files.pointee.pAppData = Unmanaged.passRetained(self).toOpaque()
        files.pointee.xOpen = { files, name, file, flags, given in
            guard let file, let us = files?.pointee.pAppData else { return SQLITE_MISUSE }
            return Unmanaged<Disks>.fromOpaque(us).takeUnretainedValue()
                .open(name, file, flags, given)
        }
        guard sqlite3_vfs_register(files, 1) == SQLITE_OK else {
            throw Trouble(.wrong, "the disks are not taken")
        }
    }

    /// The disk that a folder lies on.
    func add(_ disk: Disk, folder: String) { byFolder.withLock { $0[folder] = disk } }

    func remove(folder: String) { byFolder.withLock { $0[folder] = nil } }

    private func open(
        _ name: UnsafePointer<CChar>?, _ file: DiskFile.Pointer, _ flags: Int32,
        _ given: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let folder = name.map { String(cString: $0) }?.split(separator: "/").dropLast().last
        let disk = folder.flatMap { folder in byFolder.withLock { $0[String(folder)] } }
        return DiskFile.open(file, on: disk) { inner in
            real.pointee.xOpen(real, name, inner, flags, given)
        }
    }
}
