import Dispatch
import Glibc
import Synchronization

/// Notices that the file of channels changes, by inotify(7) on its folder: a file that is put in
/// its place is another file.
final class ChannelsWatch: Sendable {
    /// Where the folder cannot be watched, a look is taken so often, in seconds.
    private static let blindSeconds = 60

    /// A value at the start and after each change.
    let changes: AsyncStream<Void>
    private let feed: AsyncStream<Void>.Continuation
    private let descriptor: Int32
    private let state = Mutex(State())

    private struct State {
        var isDone = false
        /// The number of the watch; below 0 when there is none.
        var watch: Int32 = -1
    }

    init(_ file: ChannelsFile) {
        (changes, feed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        feed.yield()
        let folder = file.folder
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        DispatchQueue(label: "channels").async { [self] in
            while !isDone {
                let watching = watch(folder)
                // It may have changed before it was watched.
                if watching >= 0 { feed.yield() }
                while watching >= 0, !isDone, next(touches: name) {}
                if !isDone, watching < 0 {
                    Pause.wait(.seconds(Self.blindSeconds))
                    feed.yield()
                }
            }
            feed.finish()
        }
    }

    deinit { close(descriptor) }

    private var isDone: Bool { state.withLock { $0.isDone } }

    /// Ends the watch; the thread behind it goes with its next event.
    func stop() {
        state.withLock { state in
            state.isDone = true
            // The kernel tells the reader that the watch goes.
            if state.watch >= 0 { inotify_rm_watch(descriptor, state.watch) }
        }
    }

    private func watch(_ folder: String) -> Int32 {
        // Where it may not be made, `dose install` has made it.
        _ = try? InstallFiles.makeFolder(folder, mode: ChannelsFile.folderMode)
        let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
        return state.withLock { state in
            state.watch =
                state.isDone
                ? -1
                : inotify_add_watch(
                    descriptor, folder, UInt32(events) | UInt32(IN_ONLYDIR))
            return state.watch
        }
    }

    /// Waits for events and passes them on.
    ///
    /// - Returns: false when the watch is gone.
    private func next(touches name: String) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return errno == EINTR }
        var position = 0
        var isThere = true
        buffer.withUnsafeBytes { bytes in
            // struct inotify_event: wd, mask, cookie, len, and the name of len bytes.
            while position + 16 <= count {
                let mask = bytes.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self)
                let length = Int(
                    bytes.loadUnaligned(fromByteOffset: position + 12, as: UInt32.self))
                let text = bytes[(position + 16)..<min(position + 16 + length, count)]
                if text.prefix(while: { $0 != 0 }).elementsEqual(name.utf8) { feed.yield() }
                if mask & UInt32(IN_IGNORED) != 0 { isThere = false }
                position += 16 + length
            }
        }
        return isThere
    }
}
