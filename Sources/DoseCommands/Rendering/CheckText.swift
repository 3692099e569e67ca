package import DoseInterface

extension CheckItem {
    /// The word before a check, the same that the head counts; the look only repeats it.
    var lead: (word: String, look: Look) {
        switch weight {
        case .open?: ("OPEN", .alarm)
        case .ask?: ("TO ASK", .attention)
        case .note?: CheckState.note.lead
        case nil: state.lead
        }
    }
}

extension CheckState {
    fileprivate var lead: (word: String, look: Look) {
        switch self {
        case .ok: ("OK", .good)
        case .missing, .stale, .outOfRange, .open: ("OPEN", .alarm)
        case .notApplicable: ("NOT ASKED", .plain)
        case .overridden: ("PASSED OVER", .attention)
        case .notYet: ("NOT YET", .plain)
        case .note: ("NOTE", .plain)
        }
    }

    /// Whether the check is one that this prescription is asked at all.
    var isAsked: Bool {
        switch self {
        case .notApplicable, .note: false
        case .ok, .missing, .stale, .outOfRange, .open, .overridden, .notYet: true
        }
    }
}

extension CheckItem {
    /// Whether this holds something now.
    package var isBlockingNow: Bool { blocking && state.isOpen }
}

extension Page {
    /// Checks with state, title, sentence, evidence, source and what to type next.
    mutating func checks(_ checks: [CheckItem]) {
        let wordCells = checks.map { DisplayWidth.of($0.lead.word) }.max() ?? 0
        let titleCells = checks.map { DisplayWidth.of($0.title) }.max() ?? 0
        let indent = 4 + wordCells
        for item in checks {
            let lead = item.lead
            if style.isPlain {
                let state = Phrases.capitalized(lead.word.lowercased())
                say("\(state): \(item.title). \(item.sentence)")
                tell(item, indent: 0)
                continue
            }
            let word = DisplayWidth.padded(lead.word, to: wordCells)
            let title = Sanitizer.line(DisplayWidth.padded(item.title, to: titleCells))
            let sentence = Sanitizer.line(item.sentence)
            let used = indent + DisplayWidth.of(title) + 2 + DisplayWidth.of(sentence)
            let fits = used <= style.width
            add("  \(style.painted(word, lead.look))  \(title)" + (fits ? "  \(sentence)" : ""))
            if !fits { say(item.sentence, indent: indent) }
            tell(item, indent: indent)
        }
    }

    private mutating func tell(_ item: CheckItem, indent: Int) {
        if let words = item.onRecord { say(words, indent: indent) }
        if let advice = item.advice, item.state.isOpen || item.state == .note {
            say(advice, indent: indent)
        }
        if let call = item.call { say(call, indent: indent) }
        // What is not asked needs no number and no source.
        guard item.state != .notApplicable else { return }
        setting(of: item, indent: indent)
        sources(item.sources, indent: indent)
        if item.state.isOpen || item.state == .notYet { tellDays(of: item, indent: indent) }
        if item.state.isOpen {
            for note in item.regional ?? [] {
                say(note.text, indent: indent)
                sources(note.sources, indent: indent)
            }
            for hint in item.hints { verbatim(hint, indent: indent) }
        }
    }
}

extension Page {
    /// A number that is our setting, or the person's, and no medical fact.
    mutating func setting(of item: CheckItem, indent: Int) {
        guard let setting = item.setting, !setting.isEmpty else { return }
        say(Phrases.capitalized(Phrases.sentence(setting)), indent: indent)
    }

    /// What to do by when: `Needed by Tue 2026-12-01. A result from … or later counts.`
    fileprivate mutating func tellDays(of item: CheckItem, indent: Int) {
        let days = [
            item.neededBy.map { "Needed by \($0.words)." },
            item.countsFrom.map { "A result from \($0.words) or later counts." },
        ].compactMap(\.self)
        if !days.isEmpty { say(days.joined(separator: " "), indent: indent) }
    }
}

extension CheckItem {
    /// `On record: clear, Dr. Ito; Wed 2026-11-18, 5 days ago.`
    fileprivate var onRecord: String? {
        let parts = [evidence, evidenceDay?.wordsWithDistance].compactMap(\.self)
        return parts.isEmpty ? nil : "On record: \(parts.joined(separator: "; "))."
    }
}

/// The answer of `dose check`.
package struct ReadinessReports: Tellable {
    /// One for each dose that is looked at, those of a prescription in a row.
    package var reports: [ReadinessReport]

    package func tell(on page: inout Page) {
        guard !reports.isEmpty else {
            page.say("Nothing is coming that has checks.")
            return
        }
        var seen: Set<String> = []
        for report in reports {
            page.gap()
            let isNext = seen.insert(report.prescription).inserted
            page.say(heading(of: report, isNext: isNext))
            if report.hasEnded {
                page.say("Nothing of it comes, so nothing is checked.", indent: 2)
            } else if report.checks.isEmpty {
                page.say("No checks are known for this medicine.", indent: 2)
            }
            page.checks(report.checks)
            page.remarks(report.remarks ?? [])
        }
    }

    /// Whether `dose check` ends with 1.
    package var hasBlockingItem: Bool {
        reports.contains { $0.checks.contains(where: \.isBlockingNow) }
    }

    private func heading(of report: ReadinessReport, isNext: Bool) -> String {
        let state = report.hold.map { "HELD, \($0.words)" } ?? report.state.rawValue
        let name = report.medicine == report.prescription ? "" : " (\(report.prescription))"
        var words = "\(report.medicine)\(name), \(Phrases.sentence(state))"
        if let dose = report.dose {
            let number = dose.number.map { ", number \($0)" } ?? ""
            words += " \(isNext ? "Next" : "Later") dose: \(dose.due.wordsWithDistance)\(number)."
        }
        if report.hasEnded { return words }
        return "\(words) \(report.sentence)"
    }
}

extension ReadinessReport {
    fileprivate var hasEnded: Bool { state == .stopped || state == .completed }

    /// `1 open: creatinine. 2 to ask: calcium; clearance.`
    fileprivate var sentence: String {
        let counts = OpenWords(open: open ?? [], ask: ask ?? [])
        let words = Phrases.sentence(counts.words)
        switch readiness {
        case .ready: return counts.isEmpty ? "Ready." : words
        case .open: return counts.isEmpty ? "Something is open." : words
        case .notYet:
            let early = "Too early to say whether it is ready."
            return counts.isEmpty ? early : "\(early) \(words)"
        // Nothing of it holds the medicine.
        case .unchecked:
            if checks.isEmpty { return "No checks are known for it." }
            return counts.isEmpty ? "Nothing is open." : words
        }
    }
}

extension StartPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        let next = prescription.next.map { $0.wordsWithDistance }
        if changed {
            let which =
                number == 1 ? "First dose" : number.map { "Next dose, number \($0)" } ?? "Next dose"
            page.say(next.map { "Started. \(which): \($0)." } ?? "Started.")
        } else {
            page.say(
                "\(prescription.name) is already \(prescription.state.rawValue)."
                    + (next.map { " Next dose: \($0)." } ?? ""))
        }
        for item in checks where item.state == .overridden {
            page.say("Passed over and kept in the record: \(item.title).")
        }
        for item in checks where item.holds == .dose {
            guard let weight = item.weight, weight != .note else { continue }
            let lead = weight == .open ? "Still open for that dose" : "To ask about that dose"
            page.say("\(lead): \(item.title). \(item.sentence)")
            page.setting(of: item, indent: 2)
            page.sources(item.sources, indent: 2)
            for hint in item.hints { page.verbatim(hint, indent: 2) }
        }
        page.remarks(remarks)
    }
}
