import DoseStore
import Formulary
import Regimen

/// What becomes of a question: it is asked, answered, asked again, or over. One that nobody
/// answered holds up no other one: the next one of its kind takes its place when that is asked, so
/// that never two are open.
extension Scene {
    /// The hour at which questions of a day are asked (our setting).
    private static let questionTime = CivilTime(hour: 10, minute: 0) ?? .midnight
    /// A question whose time passed longer ago, in seconds, is asked no more (our setting).
    private static let oldestQuestion: Int64 = 3 * 86_400

    func question(on day: CivilDate) -> Instant {
        home.instant(of: CivilDateTime(date: day, time: Self.questionTime))
    }

    /// Whether it is asked by now.
    func isAsked(_ prompt: StoredPrompt) -> Bool { prompt.remindAt.map { $0 <= now } ?? true }

    /// The question of the table that it is.
    func followUp(of prompt: StoredPrompt) -> TableFollowUp? {
        formulary.followUps.first { $0.id == prompt.what }
    }

    /// What is asked or planned of a question, about one medicine where each has its own.
    func standing(_ followUp: TableFollowUp, of id: PrescriptionID?) throws -> [StoredPrompt] {
        try transaction.prompts(of: person, .followUp).filter {
            $0.what == followUp.id && (!followUp.occasion.isOfOneMedicine || $0.prescription == id)
        }
    }

    /// It is asked no more, without an answer.
    func end(_ prompt: StoredPrompt, by event: EventID) throws {
        try transaction.answer(prompt.id, nil, note: nil, event: event)
        try transaction.closeReminders(of: .prompt(prompt.id))
    }

    func plan(
        _ followUp: TableFollowUp, inDays days: Int, of id: PrescriptionID?, _ event: EventID
    ) throws {
        try plan(followUp, at: question(on: today.adding(days: days)), of: id, event)
    }

    /// Writes a question down, where none of its kind is planned already.
    func plan(
        _ followUp: TableFollowUp, at instant: Instant, of id: PrescriptionID?, _ event: EventID
    ) throws {
        guard instant >= now.adding(seconds: -Self.oldestQuestion), try isOn(followUp),
            try !standing(followUp, of: id).contains(where: isPlanned)
        else { return }
        _ = try transaction.addPrompt(
            of: person, .followUp, followUp.id, day: home.civil(at: instant).date,
            remindAt: instant, prescription: id, event: event)
    }

    /// Whether it is still to be asked for the first time.
    private func isPlanned(_ prompt: StoredPrompt) throws -> Bool {
        try prompt.remindAt != nil && !transaction.wasReminded(of: prompt.id, .due)
    }

    /// Whether there is still something to ask about: what is asked during treatment ends with it.
    func isStillMeant(_ prompt: StoredPrompt) throws -> Bool {
        guard let followUp = followUp(of: prompt) else { return true }
        switch followUp.occasion {
        case .whileTaking(let medicines, _): return try !listed(medicines).isEmpty
        case .afterExam: return try isOnBoneMedicine()
        case .afterDose, .whenLate, .afterStop, .whenPainRises: return true
        }
    }

    /// It is asked now: those of its kind before it are over, and what repeats goes on. The next
    /// one belongs to the change that led to this one, and goes with it when that is undone.
    func goOn(from prompt: StoredPrompt, by event: EventID) throws {
        guard let followUp = followUp(of: prompt) else { return }
        let others = try standing(followUp, of: prompt.prescription)
        for old in others where old.id.value < prompt.id.value {
            guard try !isPlanned(old) else { continue }
            try end(old, by: event)
        }
        guard try isOn(followUp), let day = try dayAfter(prompt, followUp) else { return }
        let planned = try others.first { try $0.id != prompt.id && isPlanned($0) }
        if let planned {
            // The clock may have been ahead when it was planned.
            guard day < planned.day else { return }
            return try transaction.plan(planned.id, day: day, remindAt: question(on: day))
        }
        _ = try transaction.addPrompt(
            of: person, .followUp, followUp.id, day: day, remindAt: question(on: day),
            prescription: prompt.prescription, event: prompt.madeBy)
    }

    /// When it is asked the next time if nobody answers. A medicine that is taken at home is asked
    /// about after its doses only: who takes none is not asked each day.
    private func dayAfter(
        _ prompt: StoredPrompt, _ followUp: TableFollowUp
    ) throws -> CivilDate? {
        switch followUp.occasion {
        case .whenLate: return try nextLateDay(of: prompt, followUp)
        case .whileTaking(let medicines, _):
            guard try listed(medicines).contains(where: \.isClinic) else { return nil }
            return day(after: prompt, inDays: try days(of: followUp))
        case .afterExam:
            return try followUp.againSetting.map { day(after: prompt, inDays: try number($0)) }
        case .afterDose, .afterStop, .whenPainRises: return nil
        }
    }

    private func day(after prompt: StoredPrompt, inDays days: Int) -> CivilDate {
        let day = prompt.day.adding(days: days)
        return day > today ? day : today.adding(days: days)
    }

    /// The next time of a question that is asked again and again, counted from its answer.
    ///
    /// - Parameter isAlarm: whether the answer was the one that calls for something.
    func planAgain(
        _ followUp: TableFollowUp, after prompt: StoredPrompt, isAlarm: Bool, event: EventID
    ) throws {
        let day: CivilDate?
        switch followUp.occasion {
        // It was not given: that would have ended the question.
        case .whenLate: day = try nextLateDay(of: prompt, followUp)
        case .whileTaking(let medicines, _):
            guard try !listed(medicines).isEmpty else { return }
            day = today.adding(days: try days(of: followUp))
        // An exam that is booked ends it until the next one was held.
        case .afterExam:
            let again = isAlarm ? followUp.againSetting : nil
            day = try again.map { today.adding(days: try number($0)) }
        case .afterDose, .afterStop, .whenPainRises: return
        }
        for planned in try standing(followUp, of: prompt.prescription)
        where planned.madeBy != event && !isAsked(planned) {
            try end(planned, by: event)
        }
        guard let day else { return }
        try plan(followUp, at: question(on: day), of: prompt.prescription, event)
    }

    /// The medicines on the list that are of these.
    private func listed(_ medicines: FollowUpMedicines) throws -> [StoredPrescription] {
        try transaction.prescriptions(of: person, withEnded: false)
            .filter { isOne($0, of: medicines) }
    }

    /// A prescription ended: what was asked because of it alone is asked no more, but for what a
    /// dose that was given leads to. A dental recheck is advised during treatment.
    func endFollowUps(of stored: StoredPrescription, by event: EventID) throws {
        for prompt in try transaction.prompts(of: person, .followUp)
        where prompt.prescription == stored.id {
            guard followUp(of: prompt)?.occasion.outlastsStop != true else { continue }
            try end(prompt, by: event)
            try handOver(prompt, by: event)
        }
        if try !isOnBoneMedicine() { try endRechecks(by: event) }
    }

    /// A result is on record: whether the test was done since the last dose is answered by it. One
    /// of the day of the dose itself was for that dose.
    func endFollowUps(
        settledBy analyte: String, of day: CivilDate, by event: EventID
    ) throws {
        for prompt in try transaction.prompts(of: person, .followUp) {
            guard let id = prompt.prescription,
                followUp(of: prompt)?.settledBy.contains(analyte) == true,
                let dose = try transaction.lastIntake(of: id),
                home.civil(at: dose).date < day
            else { continue }
            try end(prompt, by: event)
        }
    }

    /// A question of all medicines of a kind goes on at its time while another one is taken.
    private func handOver(_ prompt: StoredPrompt, by event: EventID) throws {
        guard let followUp = followUp(of: prompt),
            case .whileTaking(let medicines, _) = followUp.occasion,
            let other = try listed(medicines).first(where: { try doseCount(of: $0) > 0 })
        else { return }
        _ = try transaction.addPrompt(
            of: person, .followUp, prompt.what, day: prompt.day, remindAt: prompt.remindAt ?? now,
            prescription: other.id, event: event)
    }
}
