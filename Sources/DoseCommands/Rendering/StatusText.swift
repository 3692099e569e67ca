import DoseInterface

extension GetStatus.Reply: Tellable {
    package func tell(on page: inout Page) {
        var table = Table(wrapping: 1)
        table.row("dosed", .init("\(version), started \(started.wordsWithDistance)"))
        table.row("database", .init("\(database) (\(Self.size(databaseBytes)), schema \(schema))"))
        let away = deviceZone.flatMap { $0 == zone ? nil : " (this machine: \($0))" }
        table.row("home zone", .init(zone + (away ?? "")))
        table.row("clock", .init(clock.words, clock.trusted ? .plain : .alarm))
        table.row("prescriptions", .init("\(prescriptions)"))
        table.row("due now", .init("\(dueNow)", dueNow > 0 ? .attention : .plain))
        let next = nextReminder.map { moment in
            [nextTitle, moment.wordsWithDistance].compactMap(\.self).joined(separator: ", ")
        }
        table.row("next reminder", .init(next ?? "none planned"))
        table.row("backups", .init(backupWords))
        if let copyByHand { table.row("copy by hand", .init(Self.words(of: copyByHand))) }
        if let checked { table.row("all checked", .init(checked.wordsWithDistance)) }
        table.row("watchers", .init("\(watchers)"))
        table.row("channels", .init(channels.isEmpty ? "none" : "\(channels.count)"))
        table.write(on: &page)
        for sentence in troubles + [clock.advice, timeOff?.words].compactMap(\.self) {
            page.say(sentence)
        }
        if let copy = copyBeforeUpgrade {
            page.say("The data was updated at this start. A copy from before is kept: \(copy)")
        }
        for channel in channels {
            page.say(Self.words(of: channel), indent: 2)
            if let error = channel.lastError, !error.isEmpty {
                page.say("last trouble: \(error)", indent: 4)
            }
        }
        if channels.isEmpty {
            page.say(
                "Reminders show up in: dose watch. "
                    + "To be told on your desktop or phone: dose notify --help"
            )
        }
    }

    private static func words(of channel: Channel) -> String {
        let audience = channel.carer ? " (for a carer)" : ""
        let state = channel.connected ? "connected" : "not connected"
        var words = "\(channel.name)\(audience): \(state)"
        if let told = channel.lastTold { words += ", last told \(told.wordsWithDistance)" }
        if channel.waiting > 0 { words += ", \(channel.waiting) waiting" }
        return words
    }

    /// `96 KiB`, `1.5 MiB`, in steps of 1,024 and cut to one digit.
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_024: return "\(bytes) bytes"
        case ..<1_048_576: return "\(bytes / 1_024) KiB"
        default:
            let tenths = bytes / 1_024 * 10 / 1_024
            return "\(tenths / 10).\(tenths % 10) MiB"
        }
    }
}
