import DoseStore
import Formulary
import Regimen

/// The question about a dental exam during treatment: asked some time after the last one, and again
/// until the next one is booked or held.
extension Scene {
    /// A dental exam left nothing to do: the recheck is counted from the last such exam. One that
    /// is due by now is asked about on the next day.
    func planFollowUps(afterExamOn day: CivilDate, event: EventID) throws {
        guard try isOnBoneMedicine() else { return }
        try endRechecks(by: event)
        let last = max(day, try lastGoodExam()?.day ?? day)
        try planRecheck(event) { days in
            let due = last.adding(days: days)
            return due > today ? due : today.adding(days: 1)
        }
    }

    /// A bone medicine came to the list, or began: the recheck is counted from the exam before it.
    /// Where treatment is under way, one that is due by now, or of which no exam is on record, is
    /// asked about on the next day.
    func planRecheck(beside stored: StoredPrescription, event: EventID) throws {
        guard mattersToDentist(stored), try bookedExam() == nil else { return }
        let tomorrow = stored.since == nil ? nil : today.adding(days: 1)
        if let exam = try lastGoodExam() {
            try planRecheck(event) { days in
                let due = exam.day.adding(days: days)
                return due > today ? due : tomorrow
            }
        } else if try transaction.dentalExams(of: person).allSatisfy(\.isBooked) {
            try planRecheck(event) { _ in tomorrow }
        }
    }

    /// Ends what asks about a recheck.
    func endRechecks(by event: EventID) throws {
        for followUp in formulary.followUps where followUp.occasion.kind == .afterExam {
            for prompt in try standing(followUp, of: nil) { try end(prompt, by: event) }
        }
    }

    /// Until when a question about a recheck waits: one that is booked answers it until its day has
    /// passed.
    func recheckTime(of prompt: StoredPrompt) throws -> Instant? {
        guard followUp(of: prompt)?.occasion.kind == .afterExam, let exam = try bookedExam() else {
            return nil
        }
        return question(on: exam.day.adding(days: 1))
    }

    /// Whether a number decided on which day a recheck is asked about: it is counted from the exam,
    /// or from the time before; where no exam is on record the first day is that after the change.
    func decidedRecheck(
        _ setting: CheckSetting, about prompt: StoredPrompt, of followUp: TableFollowUp,
        in before: Settings
    ) throws -> Bool {
        if let exam = try lastGoodExam(),
            exam.day.adding(days: before.number(followUp.firstSetting)) == prompt.day
        {
            return setting == followUp.firstSetting
        }
        let made = try transaction.event(prompt.madeBy).map { home.civil(at: $0.at).date }
        return setting == followUp.againSetting && made?.adding(days: 1) != prompt.day
    }

    /// - Parameter asked: on which day it is asked, by the days after an exam; nil for never.
    private func planRecheck(_ event: EventID, on asked: (Int) -> CivilDate?) throws {
        for followUp in formulary.followUps where followUp.occasion.kind == .afterExam {
            guard try standing(followUp, of: nil).isEmpty,
                let day = asked(try days(of: followUp))
            else { continue }
            try plan(followUp, at: question(on: day), of: nil, event)
        }
    }

    /// The last exam that found or left nothing to do.
    private func lastGoodExam() throws -> StoredExam? {
        try transaction.dentalExams(of: person)
            .first { $0.outcome == "clear" || $0.outcome == "treated" }
    }

    /// An exam that is booked and to come.
    private func bookedExam() throws -> StoredExam? {
        try transaction.dentalExams(of: person)
            .first { $0.isBooked && !$0.isCleared && $0.day >= today }
    }
}
