extension CheckEvaluation {
    /// The latest exam decides. One that found work is met only by a later clear or treated one.
    var dentalExam: Finding {
        guard let exam = latestExam, let outcome = exam.outcome else { return withoutExam }
        let evidence = [outcome.words, exam.dentist, isBookedAhead ? "next one booked" : nil]
            .compactMap { $0 }.joined(separator: ", ")
        if outcome == .workNeeded {
            return Finding(.open, .open, evidence: evidence, day: exam.day)
        }
        if referenceDay.days(since: exam.day) > maxAge {
            return Finding(.stale, .stale, evidence: evidence, day: exam.day)
        }
        return Finding(.ok, .ok, evidence: evidence, day: exam.day)
    }

    /// Planned work keeps the check open, however old the plan is.
    var dentalWork: Finding {
        work { $0.status == .planned }
    }

    /// So does work that was done, until the dentist confirms that the mouth has healed.
    var dentalHealing: Finding {
        work { $0.status == .done }
    }

    private func work(_ isOpen: (DentalWork) -> Bool) -> Finding {
        let open = snapshot.dentalWork.filter(isOpen)
        guard let first = open.first else { return Finding(.ok, .ok) }
        let parts = open.map { work in
            [work.what, work.status.words].compactMap(\.self).joined(separator: ", ")
        }
        return Finding(
            .open, .open, evidence: parts.sorted().joined(separator: "; "),
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
            return Finding(.missing, .booked, evidence: next.bookedWords, day: next.day)
        }
        if let last = booked.max(by: { $0.day < $1.day }) {
            return Finding(
                .missing, .bookedPast, evidence: last.bookedWords,
                day: last.day)
        }
        return Finding(.missing, .missing)
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
