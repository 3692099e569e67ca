package import DoseInterface

extension Observation {
    /// `0.9`, or `<0.3` where the laboratory gave only a limit.
    private var numberWords: String {
        switch comparator {
        case "<=": "≤\(value)"
        case ">=": "≥\(value)"
        default: (comparator ?? "") + value
        }
    }

    /// `0.9 mg/dL`, and as it was typed where that differs.
    fileprivate var valueWords: String {
        let shown = unit.map { "\(numberWords) \($0)" } ?? numberWords
        return reported.map { "\(shown) (reported as \($0))" } ?? shown
    }

    /// `within the lab's range 0.5 to 1.1; up from 0.8 on Mon 2026-10-26`, and which one counts
    /// where there are several of one day.
    fileprivate var aboutWords: String {
        let place = range.map { range in
            switch mark {
            case .low: "LOW, the lab's range is \(range)"
            case .high: "HIGH, the lab's range is \(range)"
            case .normal: "within the lab's range, \(range)"
            case nil: "the lab's range is \(range)"
            }
        }
        return [place, trend, sameDay, note.map { "note: \($0)" }].compactMap { $0 }
            .joined(separator: "; ")
    }
}

extension RecordObservation.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say(
            "Recorded: \(observation.name) \(observation.valueWords) "
                + "on \(observation.day.wordsWithDistance).")
        if !observation.aboutWords.isEmpty {
            page.say(Phrases.capitalized(Phrases.sentence(observation.aboutWords)), indent: 2)
        }
        page.remarks(remarks)
    }
}

extension BookLabTest.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Booked: \(booking.name) on \(booking.day.wordsWithDistance).")
        if let reminder = booking.reminder {
            page.say("You will be reminded \(reminder.shortWords), \(reminder.relative).")
        }
        page.remarks(remarks)
        page.verbatim("Afterwards: dose lab \(booking.name) VALUE UNIT")
    }
}

/// The answer of `dose lab`: values, latest first.
package struct ObservationList: Tellable {
    package var observations: [Observation]
    package var bookings: [LabBooking] = []
    /// What was asked for, if not everything.
    package var name: String?

    package func tell(on page: inout Page) {
        for booking in bookings {
            page.say("Booked: \(booking.name) on \(booking.day.wordsWithDistance).")
        }
        guard !observations.isEmpty else {
            page.say(name.map { "No \($0) on record." } ?? "No lab result on record.")
            page.verbatim("Record one: dose lab NAME VALUE UNIT --range LOW-HIGH")
            return
        }
        var table = Table(headings: ["TEST", "RESULT", "DAY", "", ""], wrapping: 4)
        for item in observations {
            table.row(
                .init(item.name), .init(item.valueWords), .init(item.day.words),
                .init(item.day.relative), .init(item.aboutWords))
        }
        table.write(on: &page)
    }
}
