import DoseInterface

/// Whether there are copies, whether the data was read whole lately, and whether there is room.
extension DoctorFacts {
    /// Our settings.
    static let oldCopyDays = 3
    static let oldCheckDays = 3
    static let scarceBytes: UInt64 = 200 << 20
    static let fullBytes: UInt64 = 20 << 20

    var keepingFindings: [Finding] {
        [backupFinding, verifyFinding, diskFinding].compactMap(\.self)
    }

    private var backupFinding: Finding? {
        guard case .there = folderFile else { return reply == nil ? nil : copies }
        return copies
    }

    private var copies: Finding {
        let command = "dose backup ~/my-doses.db"
        guard let newestCopyDays else {
            let comes = reply?.nextBackup.map { " The next one comes \($0.wordsWithDistance)." }
            return Finding(
                .backups, .note, "Daily copies: none yet." + (comes ?? ""),
                command: command)
        }
        let age = newestCopyDays < 1 ? "less than a day" : Self.days(newestCopyDays)
        let words = "The newest copy is \(age) old."
        guard newestCopyDays > Self.oldCopyDays else { return Finding(.backups, .ok, words) }
        return Finding(
            .backups, .problem, words + " dosed makes one each day while it runs.",
            remedy: "Make one now, on another disk if you can:", command: command)
    }

    private var verifyFinding: Finding? {
        guard reply != nil else { return nil }
        guard let checkedDays else {
            return Finding(
                .verify, .note, "The data was not read whole yet since dosed started.",
                command: "dose verify")
        }
        let age = checkedDays < 1 ? "less than a day" : Self.days(checkedDays)
        let words = "All data was read and found whole \(age) ago."
        guard checkedDays > Self.oldCheckDays else { return Finding(.verify, .ok, words) }
        return Finding(.verify, .problem, words, command: "dose verify")
    }

    private var diskFinding: Finding? {
        guard let freeBytes else { return nil }
        let words = "\(freeBytes >> 20) MiB are free where the data is."
        guard freeBytes < Self.scarceBytes else { return Finding(.disk, .ok, words) }
        return Finding(
            .disk, freeBytes < Self.fullBytes ? .problem : .note,
            words + " On a full disk nothing can be recorded.",
            remedy: "Make room. What takes it:", command: "du -xh --max-depth=2 ~ | sort -h | tail")
    }
}
