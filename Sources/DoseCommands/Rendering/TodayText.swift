package import DoseInterface

extension GetToday.Reply: Tellable {
    package func tell(on page: inout Page) {
        var screen = TodayScreen(opening: opening, sections: sections)
        screen.fit(page.style)
        screen.tell(on: &page)
    }

    /// The day, and what is to be said where there is little to show.
    private var opening: [String] {
        let owner = people.count == 1 ? people[0].person.map { ", \($0)" } ?? "" : ""
        var lines = ["\(now.dayWords), \(now.clock)\(owner)", ""]
        if !people.contains(where: \.begun) {
            lines.append("Nothing is on the list yet. Begin with what your paper says:")
            lines.append("  dose add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
        } else if !people.contains(where: \.hasMoreToday) {
            lines.append("Nothing is left for today.")
        }
        return lines
    }

    private var sections: [TodaySection] {
        let year = String(now.date.prefix(4))
        let isNamed = people.count > 1
        func rows<Item>(
            _ items: (Today) -> [Item], _ row: (Item) -> TodayRow
        ) -> [TodayRow] {
            people.flatMap { today in
                items(today).map { item in
                    var row = row(item)
                    if let name = today.person {
                        if isNamed { row.words = "\(name): \(row.words)" }
                        row.action?.command += " --person \(name.asOneWord)"
                    }
                    return row
                }
            }
        }
        func more(_ count: (Today) -> Int) -> Int { people.map(count).reduce(0, +) }
        let scope = isNamed ? " --everyone" : ""
        return [
            TodaySection(
                kind: .trouble,
                rows: troubles.map {
                    TodayRow(
                        label: "TROUBLE", look: .alarm, words: $0,
                        action: .init(purpose: "To see more", command: "dose status"))
                }, command: "dose status"),
            TodaySection(
                kind: .open, rows: rows(\.open) { $0.openRow(year: year) },
                hidden: more(\.openMore),
                command: "dose due" + scope),
            TodaySection(
                kind: .coming, rows: rows(\.coming) { $0.comingRow(year: year) },
                hidden: more(\.comingMore), command: "dose due --days 1" + scope),
            TodaySection(
                kind: .done, rows: rows(\.done, \.todayRow), hidden: more(\.doneMore),
                command: "dose report"),
            TodaySection(
                kind: .infusions, rows: rows(\.infusions) { $0.todayRow(year: year) },
                hidden: more(\.infusionsMore), command: "dose infusions" + scope),
            TodaySection(
                kind: .stock, rows: rows(\.stock, \.todayRow), hidden: more(\.stockMore),
                command: "dose stock"),
            TodaySection(
                kind: .questions, rows: rows(\.questions, \.todayRow),
                hidden: more(\.questionsMore), command: "dose answer"),
            morePeople,
        ]
    }

    private var morePeople: TodaySection {
        TodaySection(
            kind: .people,
            rows: peopleMore == 0
                ? []
                : [
                    TodayRow(
                        label: "",
                        words: "and \(Phrases.count(peopleMore, "more person", "more people"))"
                            + ": dose due --everyone")
                ], command: "")
    }
}

extension Today {
    /// Whether something is open or comes later today.
    fileprivate var hasMoreToday: Bool {
        !open.isEmpty || coming.contains { $0.due.today }
    }
}

extension Dose {
    fileprivate func openRow(year: String) -> TodayRow {
        let again = snoozedUntil.map { ", again at \($0.clock)" } ?? ""
        return TodayRow(
            label: state.rawValue.uppercased(), look: state.look,
            when: due.shortDay(year: year), words: words + again,
            aside: state == .overdue ? left : "",
            action: .init(
                purpose: "To record it",
                command: recordCommand))
    }

    fileprivate func comingRow(year: String) -> TodayRow {
        guard state == .upcoming else { return openRow(year: year) }
        return TodayRow(
            label: "NEXT", when: due.shortDay(year: year),
            words: [words, movedWords].compactMap(\.self).joined(separator: ", "),
            aside: due.relative)
    }
}

extension DoseRecord {
    fileprivate var todayRow: TodayRow {
        TodayRow(
            label: outcome.rawValue.uppercased(), look: outcome == .missed ? .alarm : .plain,
            // A dose that was missed has no time but its own.
            when: outcome == .missed ? slot.map { String($0.suffix(5)) } ?? at.clock : at.clock,
            words: amount.map { "\(medicine) \($0)" } ?? medicine,
            aside: timing.flatMap { $0 == "on time" ? nil : $0 } ?? "")
    }
}

extension Infusion {
    fileprivate func todayRow(year: String) -> TodayRow {
        let isOpen = readiness == .open && dose.hold == nil
        let cell = dose.hold == nil ? readyCell : .init("on hold", .attention)
        return TodayRow(
            label: "INFUSION", when: dose.due.shortDay(year: year), words: dose.medicine,
            aside: dose.due.relative, state: isOpen ? openWords : cell.text, stateLook: cell.look,
            action: isOpen
                ? .init(purpose: "To see more", command: "dose check \(dose.prescription)") : nil)
    }

    /// `1 open: creatinine`.
    private var openWords: String {
        open.isEmpty ? "open" : "\(open.count) open: \(open.joined(separator: ", "))"
    }
}

extension Stock {
    fileprivate var todayRow: TodayRow {
        TodayRow(
            label: "STOCK", look: .attention, words: "\(medicine) \(supply)",
            action: .init(purpose: "To see it", command: "dose stock \(prescription)"))
    }
}

extension FollowUp {
    fileprivate var todayRow: TodayRow {
        TodayRow(
            label: "QUESTION", words: "\(question) (\(title))",
            action: .init(purpose: "To answer", command: "dose answer"))
    }
}
