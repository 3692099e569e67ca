package import DoseInterface

extension AskDose.Reply: Tellable {
    package func tell(on page: inout Page) {
        let what = "\(medicine) \(amount)"
        switch answer {
        case .yes:
            page.say("Yes, by what is on record: \(what) fits now.")
            tellReasons(nil, on: &page)
        case .notYet: tellReasons("Not yet", on: &page)
        case .askFirst: tellReasons("Ask first", on: &page)
        }
        // Whom to call stands once, right behind what says to call.
        var said: Set<String> = []
        for call in reasons.compactMap(\.call) where said.insert(call).inserted { page.say(call) }
        if !taken.isEmpty {
            page.say("Taken in the last 24 hours:")
            var table = Table(wrapping: 1)
            for dose in taken {
                table.row(.init(dose.at.clockWords), .init("\(dose.medicine) \(dose.amount)"))
            }
            table.write(on: &page, indent: 2)
        }
        if answer == .notYet {
            page.say(
                fits.map { "From \($0.clockWords) on it fits again (\($0.relative))." }
                    ?? "So much does not fit at any time.")
        }
        page.remarks(
            remarks.map { remark in
                var remark = remark
                if let call = remark.call, said.contains(call) { remark.call = nil }
                return remark
            })
    }

    /// What stands against it; behind a yes, what is to be known all the same.
    private func tellReasons(_ lead: String?, on page: inout Page) {
        for (index, reason) in reasons.enumerated() {
            let beginning = index == 0 ? lead.map { "\($0): " } : nil
            page.say((beginning ?? "") + reason.text)
            page.sources(reason.sources, indent: 2)
        }
    }
}

extension Moment {
    /// `18:05` today, else with its day.
    fileprivate var clockWords: String { today ? clock : words }
}

extension OverrideCheck.Reply: Tellable {
    package func tell(on page: inout Page) {
        for item in report.checks where item.state == .overridden {
            page.say("Passed over and kept in the record: \(item.title).")
            if let evidence = item.evidence { page.say(evidence, indent: 2) }
        }
        ReadinessReports(reports: [report]).tell(on: &page)
        page.verbatim("Wrong? dose undo")
    }
}
