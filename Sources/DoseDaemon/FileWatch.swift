import CLinux
import DoseService
import Glibc
import Logging
import Synchronization

/// Notices when one of a few files is replaced, changed or taken away, by the kernel (inotify(7)):
/// no polling. It watches the folders, because a file that is replaced is another file.
final class FileWatch: Sendable {
    private struct State {
        /// The names that matter in each watched folder.
        var names: [Int32: Set<String>] = [:]
        var paths: [String] = []
        /// Whether folders may have moved since they were last looked up.
        var isStale = true
    }

    private static let events = UInt32(
        IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_CLOSE_WRITE
            | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)
    /// Links of links that are followed.
    private static let hops = 10

    private let descriptor: Int32
    private let executor: ThreadExecutor
    private let state = Mutex(State())

    /// - Parameter changed: called on the executor's thread.
    /// - Returns: nil when the kernel gives none; looking at the files now and then must do.
    init?(executor: ThreadExecutor, changed: @escaping @Sendable () -> Void) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        self.executor = executor
        executor.watch(descriptor) { [weak self] in
            if self?.drain() == true { changed() }
        }
    }

    deinit {
        executor.stopWatching(descriptor)
        close(descriptor)
    }

    /// Follows these files from now on, through links and wherever they are put.
    func follow(_ paths: [String]) {
        let isKnown = state.withLock { state in
            defer {
                state.paths = paths
                state.isStale = false
            }
            return state.paths == paths && !state.isStale
        }
        if isKnown { return }
        var names: [Int32: Set<String>] = [:]
        for place in Set(paths.flatMap(Self.places)) {
            let watch = inotify_add_watch(descriptor, place.folder, Self.events)
            if watch >= 0 { names[watch, default: []].insert(place.name) }
        }
        let unused = state.withLock { state in
            defer { state.names = names }
            return state.names.keys.filter { names[$0] == nil }
        }
        for watch in unused { inotify_rm_watch(descriptor, watch) }
    }

    private struct Place: Hashable {
        let folder: String
        let name: String
    }

    /// Where a change of a file shows: its folder and the three above it (the root left out), and
    /// the same for what it links to.
    private static func places(of path: String) -> [Place] {
        var places: [Place] = []
        var next: String? = path
        for _ in 0..<hops {
            guard let path = next, path.hasPrefix("/") else { break }
            var rest = path
            for _ in 0..<4 {
                guard let slash = rest.lastIndex(of: "/"), slash > rest.startIndex else { break }
                places.append(
                    Place(
                        folder: String(rest[..<slash]),
                        name: String(rest[rest.index(after: slash)...])))
                rest = String(rest[..<slash])
            }
            next = target(of: path)
        }
        return places
    }

    /// What a link points at; nil for what is no link.
    private static func target(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let length = readlink(path, &buffer, buffer.count)
        guard length > 0, let slash = path.lastIndex(of: "/") else { return nil }
        let target = String(decoding: buffer[..<length], as: UTF8.self)
        return target.hasPrefix("/") ? target : path[...slash] + target
    }

    /// Reads what happened.
    ///
    /// - Returns: whether it may concern the files.
    private func drain() -> Bool {
        var concerns = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            buffer.withUnsafeBytes { bytes in
                var offset = 0
                // An event has a head of 16 bytes: watch, mask, cookie and the name's length.
                while offset + 16 <= count {
                    let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
                    let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                    let length = bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self)
                    let end = min(offset + 16 + Int(length), count)
                    let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
                    if isConcerned(watch, mask, String(decoding: name, as: UTF8.self)) {
                        concerns = true
                    }
                    offset = end
                }
            }
        }
        if concerns { state.withLock { $0.isStale = true } }
        return concerns
    }

    private func isConcerned(_ watch: Int32, _ mask: UInt32, _ name: String) -> Bool {
        if mask & UInt32(IN_IGNORED) != 0 { return false }
        // A name is missing where it is about the folder itself, or about events that were lost.
        return name.isEmpty || state.withLock { $0.names[watch]?.contains(name) ?? false }
    }
}
