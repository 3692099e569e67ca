import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Questions about a dose that is late: what is said depends on how late it is.
extension Scene {
    /// A dose within so many seconds is near (our setting).
    private static let nearDose: Int64 = 14 * 86_400

    /// A dose will not be given on its day, and never falls due: it is on hold, or was called off
    /// ahead. It is asked about all the same, as if it had fallen due, where no question about a
    /// late dose stands already.
    func planFollowUps(
        withoutDose dose: StoredDose, of stored: StoredPrescription, event: EventID
    ) throws {
        for followUp in questions(.whenLate, about: stored) {
            let asked = question(on: try firstDay(of: followUp, about: dose))
            guard asked > now, try standing(followUp, of: stored.id).isEmpty else { continue }
            try plan(followUp, at: asked, of: stored.id, event)
        }
    }

    /// The day on which a question about a dose is asked first, if that is not given.
    func firstDay(of followUp: TableFollowUp, about dose: StoredDose) throws -> CivilDate {
        home.civil(at: dose.dueAt).date.adding(days: try days(of: followUp))
    }

    /// It was given, so it is late no more.
    func endLateQuestions(of stored: StoredPrescription, by event: EventID) throws {
        for prompt in try transaction.prompts(of: person, .followUp)
        where prompt.prescription == stored.id && lateQuestion(prompt) != nil {
            try end(prompt, by: event)
        }
    }

    /// The question of the table, if it is one about a late dose.
    private func lateQuestion(_ prompt: StoredPrompt) -> TableFollowUp? {
        followUp(of: prompt).flatMap { $0.occasion.kind == .whenLate ? $0 : nil }
    }

    /// Until when a question about a late dose waits: a dose that was moved, or called off while
    /// the next one is near, is not asked about before that one is late itself.
    func laterTime(of prompt: StoredPrompt) throws -> Instant? {
        guard let followUp = lateQuestion(prompt), let id = prompt.prescription else { return nil }
        let open = try transaction.openDoses(of: id)
        if try open.contains(where: { try firstDay(of: followUp, about: $0) <= today }) {
            return nil
        }
        guard let next = try open.first ?? transaction.upcomingDoses(of: id).first,
            next.dueAt <= now.adding(seconds: Self.nearDose)
        else { return nil }
        return question(on: try firstDay(of: followUp, about: next))
    }

    /// The day on which a question is asked that was asked while the clock was ahead. One about a
    /// late dose begins anew, however far it had come by then.
    func dayAgain(of prompt: StoredPrompt) throws -> CivilDate {
        guard let followUp = lateQuestion(prompt) else { return prompt.day }
        let days = try days(of: followUp)
        return min(prompt.day, try dueDay(of: prompt, askedAfter: days).adding(days: days))
    }

    /// In words how a late dose came not to be given, where somebody decided that: it is on hold,
    /// or the last one was called off.
    func howCalledOff(_ prompt: StoredPrompt) throws -> String? {
        guard lateQuestion(prompt) != nil, let id = prompt.prescription,
            let stored = try transaction.prescription(id)
        else { return nil }
        if hold(of: stored) != nil { return Sentences.lateOnHold }
        guard try transaction.openDoses(of: id).isEmpty,
            try transaction.lastStandingDose(of: id)?.state == .cancelled
        else { return nil }
        return Sentences.lateCalledOff
    }

    /// The day on which the dose was due: the oldest one that is open, else the last one that was
    /// called off, else the one that led to the question.
    ///
    /// - Parameter days: after how many of them it was asked about first.
    func dueDay(of prompt: StoredPrompt, askedAfter days: Int) throws -> CivilDate {
        if let id = prompt.prescription {
            let last = try transaction.lastStandingDose(of: id).flatMap { dose in
                dose.state == .given || dose.state == .taken ? nil : dose
            }
            if let dose = try transaction.openDoses(of: id).first ?? last, dose.dueAt <= now {
                return home.civil(at: dose.dueAt).date
            }
        }
        return try dueDayOfOrigin(of: prompt) ?? prompt.day.adding(days: -days)
    }

    /// When the dose was due because of which a question was written down first.
    private func dueDayOfOrigin(of prompt: StoredPrompt) throws -> CivilDate? {
        guard let event = try transaction.event(prompt.madeBy) else { return nil }
        let detail = try EventDetail(json: event.detail)
        if let due = detail.dueAt {
            return home.civil(at: Instant(epochSeconds: due)).date
        }
        return try detail.dose.flatMap { try transaction.dose(DoseID($0)) }
            .map { home.civil(at: $0.dueAt).date }
    }

    /// When it is asked about next: at the next step, or after the usual time if that is sooner.
    func nextLateDay(
        of prompt: StoredPrompt, _ followUp: TableFollowUp
    ) throws -> CivilDate? {
        let due = try dueDay(of: prompt, askedAfter: days(of: followUp))
        let late = today.dayNumber - due.dayNumber
        var next = try followUp.later.map { try number($0.setting) }.filter { $0 > late }
        if let again = followUp.againSetting { try next.append(late + number(again)) }
        return next.min().map { due.adding(days: $0) }
    }

    /// What is said to an answer, by how late the dose is, and where it was read.
    func said(
        to answer: TableFollowUpAnswer, _ followUp: TableFollowUp, _ prompt: StoredPrompt
    ) throws -> (text: String, sources: [TableSource])? {
        guard followUp.occasion.kind == .whenLate else { return followUp.said(to: answer) }
        let due = try dueDay(of: prompt, askedAfter: days(of: followUp))
        let late = today.dayNumber - due.dayNumber
        let step = try followUp.later.lastIndex { try number($0.setting) <= late }
        let how = try howCalledOff(prompt)
        guard
            let said = followUp.said(
                to: answer, step: step.map { $0 + 1 } ?? 0, isCalledOff: how != nil)
        else { return nil }
        let dueOn = day(due)
        let when = "\(dueOn.relative), on \(dueOn.weekday) \(dueOn.date)"
        return (Saying.filled(said.text, ["when": when, "how": how ?? ""]), said.sources)
    }
}
