import Glibc
package import Regimen
package import SQLite

/// The copies that the daemon makes by itself: the folder `backups` beside the database.
package struct BackupShelf: Sendable {
    /// A finished copy; it got its name after it was read back and found whole.
    package struct Copy: Sendable, Equatable {
        package let path: String
        package let madeAt: Instant
        package let bytes: Int
    }

    package let folder: String

    package init(of database: String) {
        let parts = database.split(separator: "/", omittingEmptySubsequences: false)
        folder = (parts.dropLast() + ["backups"]).joined(separator: "/")
    }

    /// Where a copy of this instant goes. The folder is made with the first one.
    package func path(at instant: Instant) throws(DatabaseRefusal) -> String {
        "\(try PrivateDirectory.prepare(folder))/dosed-\(Self.stamp(instant)).db"
    }

    /// Newest first.
    package func copies() -> [Copy] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [Copy] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let path = "\(folder)/\(name)"
            var facts = stat()
            guard let madeAt = Self.instant(of: name), lstat(path, &facts) == 0 else { continue }
            found.append(Copy(path: path, madeAt: madeAt, bytes: Int(facts.st_size)))
        }
        return found.sorted { $0.madeAt > $1.madeAt }
    }

    /// The newest copy that somebody had made by hand; nil when none is known. Its bytes are 0 when
    /// it is there no more.
    package func copyByHand() -> Copy? {
        let link = "\(folder)/\(Self.byHand)"
        var facts = stat()
        var target = [CChar](repeating: 0, count: DatabaseFile.pathLimit)
        let length = readlink(link, &target, DatabaseFile.pathLimit)
        guard length > 0, lstat(link, &facts) == 0 else { return nil }
        let path = String(
            decoding: target.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let madeAt = Instant(epochSeconds: Int64(facts.st_mtim.tv_sec))
        let isThere = stat(path, &facts) == 0
        return Copy(path: path, madeAt: madeAt, bytes: isThere ? Int(facts.st_size) : 0)
    }

    /// Remembers a copy that was made by hand, by a link to it that has its time. Where that cannot
    /// be, the copy is as good.
    package func remember(copyAt path: String, madeAt: Instant) {
        guard let real = try? PrivateDirectory.prepare(folder) else { return }
        let link = "\(real)/\(Self.byHand)"
        let fresh = link + ".new"
        let time = timespec(tv_sec: Int(madeAt.epochSeconds), tv_nsec: 0)
        unlink(fresh)
        let isRemembered =
            symlink(path, fresh) == 0
            && utimensat(AT_FDCWD, fresh, [time, time], AT_SYMLINK_NOFOLLOW) == 0
            && rename(fresh, link) == 0
        if !isRemembered { unlink(fresh) }
    }

    private static let byHand = "by-hand"

    /// Removes what is kept no longer.
    package func prune() {
        let all = copies()
        let kept = BackupRetention.kept(all.map(\.madeAt))
        for copy in all where !kept.contains(copy.madeAt) { unlink(copy.path) }
    }

    /// The newest copy that is whole; each one is read until one is found.
    package func newestGood(log: EventLog?) -> Copy? {
        copies().first { DatabaseCopy.fault(at: $0.path, log: log) == nil }
    }

    /// "20261123T170500Z"
    package static func stamp(_ instant: Instant) -> String {
        let civil = Zone.utc.civil(at: instant)
        let digits = "\(civil.date)T\(two(civil.time.hour))\(two(civil.time.minute))"
        return digits.filter { $0 != "-" } + two(civil.time.second) + "Z"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func instant(of name: String) -> Instant? {
        let text = Array(name)
        guard text.count == 25, name.hasPrefix("dosed-"), name.hasSuffix("Z.db") else { return nil }
        func digits(_ range: Range<Int>) -> String { String(text[range]) }
        let iso = "\(digits(6..<10))-\(digits(10..<12))-\(digits(12..<14))"
        guard let date = CivilDate(iso: iso), let hour = Int(digits(15..<17)),
            let minute = Int(digits(17..<19)), let second = Int(digits(19..<21)),
            let time = CivilTime(hour: hour, minute: minute, second: second)
        else { return nil }
        return Zone.utc.instant(of: CivilDateTime(date: date, time: time))
    }
}
