import DoseInterface

extension VerifyData.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say(words ?? "\(done) of \(total) rows are read.")
    }
}

extension BackUpData.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say(
            "Copied to \(backup.path) (\(GetStatus.Reply.size(backup.bytes))), read back and "
                + "compared.")
        page.say("Keep it where others cannot read it. To go back to it:")
        page.verbatim("dose restore \(backup.path)", indent: 2)
    }
}

extension GetStatus.Reply {
    /// "/media/stick/my-doses.db, Mon 2026-11-23 17:05, 3 h ago (96 KiB)"
    static func words(of copy: Backup) -> String {
        let size = copy.bytes > 0 ? Self.size(copy.bytes) : "not there now"
        return "\(copy.path), \(copy.made.wordsWithDistance) (\(size))"
    }

    /// "7, the newest of Mon 2026-11-23 17:05 (96 KiB)" or when the first one comes.
    var backupWords: String {
        let next = nextBackup.map { "the next one \($0.wordsWithDistance)" }
        guard let newest = backups.first else {
            return ["none yet", next].compactMap(\.self).joined(separator: ", ")
        }
        return [
            "\(backups.count)",
            "newest \(newest.made.wordsWithDistance) (\(Self.size(newest.bytes)))",
            next,
        ].compactMap(\.self).joined(separator: ", ")
    }
}
