import DoseInterface

extension HistoryEntry {
    /// When it was due, or taken.
    var clock: String {
        // What was taken back stands under the day that it named.
        takenBack == nil ? (due ?? record.at).clock : record.at.clock
    }

    var medicineWords: String {
        record.amount.map { "\(record.medicine) \($0)" } ?? record.medicine
    }

    /// `taken 20:17, 17 minutes late`; `skipped: nausea`.
    var stateWords: String {
        let moved = moved ? record.slot.map { "moved from \($0)" } : nil
        let what =
            switch state {
            case .onTime, .late, .given:
                [happened, record.detailWords].filter { !$0.isEmpty }.joined(separator: ", ")
            case .asNeeded: "taken as needed"
            case .besidePlan: "taken beside the plan"
            case .skipped, .cancelled: "\(state.rawValue): \(record.reason ?? "")"
            case .missed: "missed"
            }
        return [what, moved, noteWords, takenBackWords].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// The note, where the details do not have it.
    private var noteWords: String? {
        switch state {
        case .onTime, .late, .given: nil
        case .asNeeded, .besidePlan, .skipped, .cancelled, .missed:
            record.note.map { "note: \($0)" }
        }
    }

    /// `taken back Mon 2026-11-23 20:20`
    private var takenBackWords: String? {
        takenBack.map { ($0.corrected ? "corrected " : "taken back ") + $0.at.shortWords }
    }

    /// How it is shown: what counts no more calls for nobody's eye.
    var look: Look { takenBack == nil ? state.look : .plain }

    /// `taken 20:17`; with its day when that is another one.
    private var happened: String {
        let isSameDay = record.at.date == day.date
        return "\(record.outcome.rawValue) \(isSameDay ? record.at.clock : record.at.words)"
    }

    /// The heads of the columns, in the order of the cells.
    static let columns: [CSVText.Cell] = [
        "day", "due", "at", "prescription", "medicine", "state", "amount", "unit", "minutes_late",
        "slot", "number", "moved", "reason", "minutes", "place", "note", "taken_back", "corrected",
    ].map { .value($0) }

    var cells: [CSVText.Cell] {
        [
            .value(day.date), .value(due?.at), .value(state == .missed ? nil : record.at.at),
            .text(record.prescription), .text(record.medicine), .value(state.rawValue),
            .value(value), .value(unit), .count(minutesLate), .value(record.slot),
            .count(record.number), .value(moved ? "yes" : "no"), .text(record.reason),
            .count(record.minutes), .text(record.place), .text(record.note),
            .value(takenBack?.at.at), .value(takenBack.map { $0.corrected ? "yes" : "no" }),
        ]
    }
}

extension HistoryState {
    var look: Look {
        switch self {
        case .missed: .alarm
        case .late: .attention
        case .onTime, .given: .good
        case .asNeeded, .besidePlan, .skipped, .cancelled: .plain
        }
    }
}
