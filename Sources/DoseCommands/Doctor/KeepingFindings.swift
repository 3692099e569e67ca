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
        guard case .there = folderFile else { return reply == nil ? nil : copyFinding }
        return copyFinding
    }

    private var copyFinding: Finding {
        let command = "dose backup ~/my-doses.db"
        let lost = copies.first { !$0.isThere }.map {
            " The copy made by hand is not there now (\($0.path)). Is its disk gone?"
        }
        guard let newest = copies.filter(\.isThere).min(by: { $0.ageDays < $1.ageDays }) else {
            let comes = reply?.nextBackup.map { " The next one comes \($0.wordsWithDistance)." }
            return Finding(
                .backups, .note, "Daily copies: none yet." + (comes ?? "") + (lost ?? ""),
                command: command)
        }
        let age = newest.ageDays < 1 ? "less than a day" : Self.days(newest.ageDays)
        let how = newest.isByHand ? ", made by hand" : ""
        let words = "The newest copy is \(age) old\(how): \(newest.path)." + (lost ?? "")
        if newest.ageDays > Self.oldCopyDays {
            return Finding(
                .backups, .problem, words + " dosed makes one each day while it runs.",
                remedy: "Make one now, on another disk if you can:", command: command)
        }
        guard lost == nil else { return Finding(.backups, .note, words, command: command) }
        return Finding(.backups, .ok, words)
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
