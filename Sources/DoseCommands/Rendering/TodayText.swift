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
        return [
            TodaySection(
                kind: .trouble,
                rows: troubles.map {
                    TodayRow(
                        label: "TROUBLE", look: .alarm, words: $0,
                        action: .init(purpose: "To see more", command: "dose status"))
                }, command: "dose status"),
            section(.open, \.open, \.openMore, "dose due", ofEveryone: true) {
                $0.openRow(year: year)
            },
            section(.coming, \.coming, \.comingMore, "dose due --days 1", ofEveryone: true) {
                $0.comingRow(year: year)
            },
            section(.done, \.done, \.doneMore, "dose history", \.todayRow),
            section(.infusions, \.infusions, \.infusionsMore, "dose infusions", ofEveryone: true) {
                $0.todayRow(year: year)
            },
            section(
                .stock, \.stock, \.stockMore, "dose stock", ofEveryone: true, \.todayRow),
            section(.questions, \.questions, \.questionsMore, "dose answer", \.todayRow),
            TodaySection(kind: .people, rows: peopleRows, command: ""),
        ]
    }

    /// Who has nothing today, and how many people are not shown.
    private var peopleRows: [TodayRow] {
        let idle = people.filter(\.isEmpty).compactMap(\.person)
        var rows: [TodayRow] = []
        if people.count > 1, !idle.isEmpty {
            rows.append(
                TodayRow(label: "", words: "\(idle.joined(separator: ", ")): nothing today"))
        }
        if peopleMore > 0 {
            let more = Phrases.count(peopleMore, "more person", "more people")
            rows.append(TodayRow(label: "", words: "and \(more): dose due --everyone"))
        }
        return rows
    }

    /// The rows of one kind, each with whose it is where there are several people.
    ///
    /// - Parameters:
    ///   - command: what shows all of them.
    ///   - ofEveryone: it can show those of everyone.
    private func section<Item>(
        _ kind: TodaySection.Kind, _ items: (Today) -> [Item], _ more: (Today) -> Int,
        _ command: String, ofEveryone: Bool = false, _ row: (Item) -> TodayRow
    ) -> TodaySection {
        let isNamed = people.count > 1
        let rows = people.flatMap { today in
            items(today).map { item in
                var row = row(item)
                if isNamed, let name = today.person { row.words = "\(name): \(row.words)" }
                if !row.zone.isEmpty, row.zone != now.zone {
                    row.when += " \(Phrases.city(ofZone: row.zone))"
                }
                row.action?.command += today.personOption
                return row
            }
        }
        let whose =
            isNamed
            ? ofEveryone ? " --everyone" : " --person NAME" : people.first?.personOption ?? ""
        return TodaySection(
            kind: kind, rows: rows, hidden: people.map(more).reduce(0, +), command: command + whose)
    }
}

extension Today {
    /// ` --person Ana`, where there are several people.
    fileprivate var personOption: String { person.map { " --person \($0.asOneWord)" } ?? "" }

    /// Whether there is nothing to say about this person.
    fileprivate var isEmpty: Bool {
        open.isEmpty && coming.isEmpty && done.isEmpty && infusions.isEmpty && stock.isEmpty
            && questions.isEmpty
    }

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
            when: due.shortDay(year: year), zone: due.zone, words: words + again,
            aside: state == .overdue ? left : "",
            action: .init(
                purpose: "To record it",
                command: recordCommand))
    }

    fileprivate func comingRow(year: String) -> TodayRow {
        guard state == .upcoming else { return openRow(year: year) }
        return TodayRow(
            label: "NEXT", when: due.shortDay(year: year), zone: due.zone,
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
            zone: at.zone,
            words: amount.map { "\(medicine) \($0)" } ?? medicine,
            aside: timing.flatMap { $0 == "on time" ? nil : $0 } ?? "")
    }
}

extension Infusion {
    fileprivate func todayRow(year: String) -> TodayRow {
        let isOpen = readiness == .open && dose.hold == nil
        let cell = dose.hold == nil ? readyCell : .init("on hold", .attention)
        return TodayRow(
            label: "INFUSION", when: dose.due.shortDay(year: year), zone: dose.due.zone,
            words: dose.medicine,
            aside: dose.due.relative,
            state: isOpen && !open.isEmpty ? openWords.shortWords : cell.text, stateLook: cell.look,
            action: isOpen
                ? .init(purpose: "To see more", command: "dose check \(dose.prescription)") : nil)
    }
}

extension Stock {
    fileprivate var todayRow: TodayRow {
        TodayRow(
            label: "STOCK", look: .attention, words: "\(medicine) \(supply)",
            action: .init(
                purpose: "When more came in", command: "dose stock add \(prescription) AMOUNT"))
    }
}

extension FollowUp {
    fileprivate var todayRow: TodayRow {
        TodayRow(
            label: "QUESTION", words: "\(question) (\(title))",
            action: .init(purpose: "To answer", command: "dose answer"))
    }
}
