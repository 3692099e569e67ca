import DoseInterface

extension Moment {
    /// `2026-12-01`, as the daemon wrote it.
    var date: String { String(at.prefix(10)) }

    /// `09:30`.
    var clock: String { String(at.dropFirst(11).prefix(5)) }

    /// `Tue 2026-12-01 09:30`.
    var words: String { "\(weekday) \(date) \(clock)" }

    /// `Tue 2026-12-01 09:30 Lisbon`, where the reader's clock is another one.
    func read(in readers: String?) -> String {
        readers == nil || readers == zone ? words : "\(words) \(Phrases.city(ofZone: zone))"
    }

    /// `at 20:17` today, else `Tue 2026-12-01 09:30`.
    var shortWords: String { today ? "at \(clock)" : words }

    /// `Tue 2026-12-01 09:30:05`, for what comes within seconds.
    var preciseWords: String {
        let seconds = at.dropFirst(16).prefix(3)
        return seconds.hasPrefix(":") && seconds != ":00" ? words + seconds : words
    }

    /// `Tue 2026-12-01 09:30, in 8 days`.
    var wordsWithDistance: String { relative.isEmpty ? words : "\(words), \(relative)" }
}

extension Moment {
    /// `Monday 23 November`.
    var dayWords: String {
        let day = Phrases.weekdays.first { $0.hasPrefix(weekday) } ?? weekday
        return "\(day) \(Phrases.dayAndMonth(date, year: String(date.prefix(4)), isShort: false))"
    }

    /// `17:00` today, else `Tue 1 Dec 09:30`, with the year when it is another one.
    func shortDay(year: String) -> String {
        today ? clock : "\(weekday) \(Phrases.dayAndMonth(date, year: year)) \(clock)"
    }
}

extension Day {
    /// `Tue 2026-12-01`.
    var words: String { "\(weekday) \(date)" }

    /// `Tue 2026-12-01, in 8 days`.
    var wordsWithDistance: String { relative.isEmpty ? words : "\(words), \(relative)" }
}

extension Source {
    /// `US label of zoledronic acid (US)`, without a region that the title says already.
    var words: String {
        region.isEmpty || title.split(separator: " ").contains(Substring(region))
            ? title : "\(title) (\(region))"
    }
}

/// Small pieces of sentences.
enum Phrases {
    /// `Ana: `, where it has to be said whose it is.
    static func owner(_ person: String?) -> String { person.map { "\($0): " } ?? "" }

    /// `1 check`, `3 checks`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        number == 1 ? "1 \(one)" : "\(number) \(many ?? one + "s")"
    }

    /// `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `a, b or c`.
    static func choice(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The text with a period when it has no end mark.
    static func sentence(_ text: String) -> String {
        guard let last = text.last, !".!?:)".contains(last) else { return text }
        return text + "."
    }

    /// `4 mg IV`; the short route only where a clinic gives it, as on its papers.
    static func dose(_ dose: String, routeShort: String?, clinic: Bool) -> String {
        guard clinic, let routeShort, !routeShort.isEmpty else { return dose }
        return "\(dose) \(routeShort)"
    }

    /// The text with its first letter large; a name such as eGFR or pH stays as it is.
    static func capitalized(_ text: String) -> String {
        text.dropFirst().first?.isUppercase == true
            ? text : text.prefix(1).uppercased() + String(text.dropFirst())
    }

    static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `1 Dec` or `1 December` of `2026-12-01`; with the year where it is not the one given.
    static func dayAndMonth(_ date: String, year: String, isShort: Bool = true) -> String {
        let parts = date.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month)
        else { return date }
        let name = months[month - 1]
        let words = "\(day) \(isShort ? String(name.prefix(3)) : name)"
        return parts[0] == year ? words : "\(words) \(parts[0])"
    }

    /// `New York` of `America/New_York`.
    static func city(ofZone name: String) -> String {
        name.split(separator: "/").last.map { $0.split(separator: "_").joined(separator: " ") }
            ?? name
    }

    /// `1 hour late` for `1 h late`, as it is read aloud.
    static func spoken(_ text: String) -> String {
        var words = text.split(separator: " ").map(String.init)
        for place in words.indices.dropFirst() where words[place] == "h" {
            words[place] = words[place - 1] == "1" ? "hour" : "hours"
        }
        return words.joined(separator: " ")
    }

    /// `2nd`, `3rd`, `11th`.
    static func ordinal(_ number: Int) -> String {
        let ending =
            switch (number % 10, number % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }
}

extension Page {
    /// Sentences that the daemon adds to an answer, with their sources. Neighbors that rest on the
    /// same sources share one line of them.
    mutating func remarks(_ remarks: [Remark]) {
        for (index, remark) in remarks.enumerated() {
            say(remark.text)
            let next = index + 1 < remarks.count ? remarks[index + 1].sources : []
            if remark.sources != next { sources(remark.sources, indent: 2) }
        }
        let calls = remarks.compactMap(\.call)
        var said: Set<String> = []
        for call in calls where said.insert(call).inserted {
            // Whom to call stands once: a line that says more says it too.
            if !calls.contains(where: { $0 != call && $0.contains(call) }) { say(call) }
        }
    }

    /// `Source: TITLE (REGION); TITLE (REGION)`; nothing when there are none.
    mutating func sources(_ sources: [Source], indent: Int) {
        guard !sources.isEmpty else { return }
        var said: [String] = []
        for words in sources.map(\.words) where !said.contains(words) { said.append(words) }
        say(
            said.joined(separator: "; "), indent: indent,
            lead: Lead("Source: "))
    }
}
