import Glibc

/// The copy `<database>.before-<number>` that an upgrade leaves behind.
///
/// An upgrade that fails is tried again at the next start, perhaps many times: an equal copy is
/// then kept as it is. A copy that differs is never lost; it moves to
/// `<database>.before-<number>-<now>`.
struct CopyBeforeUpgrade {
    let path: String
    let version: Int
    let now: String
    var log: EventLog?

    /// Makes the copy and returns its path.
    func make(_ connection: Connection) throws(DatabaseRefusal) -> String {
        let name = "\(path).before-\(version)"
        let partial = name + ".partial"
        // Left over when an earlier start was cut short; the name is ours alone.
        guard unlink(partial) == 0 || errno == ENOENT else {
            throw DatabaseRefusal(errno: errno, path: partial)
        }
        do throws(DatabaseCopyError) {
            try DatabaseCopy.writeVerified(from: connection, to: partial, log: log)
            try settle(partial, name)
        } catch {
            throw refusal(error)
        }
        return name
    }

    private func settle(_ partial: String, _ name: String) throws(DatabaseCopyError) {
        if SystemFile.size(name) != nil {
            if sameBytes(partial, name) {
                unlink(partial)
                return
            }
            let aside = "\(name)-\(now)"
            guard SystemFile.size(aside) == nil else {
                unlink(partial)
                throw .exists(path: aside)
            }
            guard rename(name, aside) == 0 else {
                let code = errno
                unlink(partial)
                throw DatabaseCopyError(errno: code, path: aside)
            }
        }
        try DatabaseCopy.publish(partial, as: name)
    }

    private func sameBytes(_ one: String, _ other: String) -> Bool {
        guard let first = SystemFile(one, O_RDONLY | O_NOFOLLOW),
            let second = SystemFile(other, O_RDONLY | O_NOFOLLOW),
            let size = SystemFile.size(one), size == SystemFile.size(other)
        else { return false }
        let chunk = 65_536
        var offset = 0
        while offset < size {
            guard let left = first.read(chunk, at: offset),
                let right = second.read(chunk, at: offset), left == right, !left.isEmpty
            else { return false }
            offset += left.count
        }
        return true
    }

    private func refusal(_ error: DatabaseCopyError) -> DatabaseRefusal {
        switch error {
        case .full: .full
        case .system(let path, let code): DatabaseRefusal(errno: code, path: path)
        case .sqlite(let cause): DatabaseRefusal(cause, path: path)
        case .exists(let path): .other(detail: "there is already a file at \(path)")
        case .differs(let detail):
            .other(detail: "the copy before the update is not right: \(detail)")
        }
    }
}
