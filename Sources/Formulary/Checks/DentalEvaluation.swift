extension CheckEvaluation {
    /// The latest exam decides. One that found work is met only by a later clear or treated one.
    var dentalExam: Finding {
        guard let exam = latestExam, let outcome = exam.outcome else { return withoutExam }
        let evidence = [outcome.words, exam.dentist, isBookedAhead ? "next one booked" : nil]
            .compactMap { $0 }.joined(separator: ", ")
        if outcome == .workNeeded {
            return Finding(state: .open, situation: .open, evidence: evidence, day: exam.day)
        }
        if let setting = check.setting, referenceDay.days(since: exam.day) > setting.value {
            return Finding(state: .stale, situation: .stale, evidence: evidence, day: exam.day)
        }
        return Finding(state: .ok, situation: .ok, evidence: evidence, day: exam.day)
    }

    /// Planned or unhealed work keeps the check open, however old it is.
    var dentalWork: Finding {
        let open = snapshot.dentalWork.filter { $0.status != .healed }
        guard let first = open.first else { return Finding(state: .ok, situation: .ok) }
        var parts = open.map {
            [$0.what, $0.status.words].compactMap { $0 }.joined(separator: ", ")
        }
        parts.sort()
        return Finding(
            state: .open, situation: .open, evidence: parts.joined(separator: "; "),
            day: open.count == 1 ? first.day : nil)
    }

    /// On the same day, a treatment comes after the finding, and a finding outweighs a clear one.
    private var latestExam: DentalExam? {
        snapshot.dentalExams.filter { exam in
            !exam.booked && exam.outcome != nil && exam.day <= snapshot.today
        }.max { left, right in
            (left.day, left.rank) < (right.day, right.rank)
        }
    }

    private var isBookedAhead: Bool {
        snapshot.dentalExams.contains { $0.booked && $0.day >= snapshot.today }
    }

    /// A booked exam is worth showing, and does not count until it is done.
    private var withoutExam: Finding {
        let booked = snapshot.dentalExams.filter(\.booked)
        if let next = booked.filter({ $0.day >= snapshot.today }).min(by: { $0.day < $1.day }) {
            return Finding(
                state: .missing, situation: .booked, evidence: next.bookedWords, day: next.day)
        }
        if let last = booked.max(by: { $0.day < $1.day }) {
            return Finding(
                state: .missing, situation: .bookedPast, evidence: last.bookedWords,
                day: last.day)
        }
        return Finding(state: .missing, situation: .missing)
    }
}

extension DentalExam {
    fileprivate var rank: Int {
        switch outcome {
        case .treated: 2
        case .workNeeded: 1
        case .clear, nil: 0
        }
    }

    fileprivate var bookedWords: String {
        ["booked", dentist].compactMap { $0 }.joined(separator: ", ")
    }
}

extension DentalOutcome {
    fileprivate var words: String {
        switch self {
        case .clear: "clear"
        case .workNeeded: "work needed"
        case .treated: "treated"
        }
    }
}

extension DentalWorkStatus {
    fileprivate var words: String {
        switch self {
        case .planned: "planned"
        case .done: "done, not known to have healed"
        case .healed: "healed"
        }
    }
}
