import DoseInterface
import DoseStore
import Formulary
import Regimen

/// When the questions of follow-up are asked. Each is written down by the change that leads to it,
/// so undoing the change takes its questions away.
extension Scene {
    /// The hour at which questions of a day are asked (our setting).
    private static let questionTime = CivilTime(hour: 10, minute: 0) ?? .midnight
    /// A question whose time passed longer ago, in seconds, is asked no more (our setting).
    private static let oldestQuestion: Int64 = 3 * 86_400

    /// A dose was taken or given.
    ///
    /// - Parameter ids: only these questions; nil for all.
    func planFollowUps(
        after record: StoredRecord, of stored: StoredPrescription, event: EventID,
        only ids: Set<String>? = nil
    ) throws {
        guard record.outcome == .taken || record.outcome == .given, let drug = drug(of: stored)
        else { return }
        try endLateQuestions(of: stored, by: event)
        let number = try doseCount(of: stored)
        if number == 1, ids == nil { try planRecheck(beside: stored, event: event) }
        for followUp in formulary.followUps where ids?.contains(followUp.id) ?? true {
            switch followUp.occasion {
            case .afterDose(let medicines, _, let doses):
                guard medicines.contains(drug), try isAsked(after: number, doses, of: stored)
                else { continue }
                try plan(
                    followUp, at: record.at.adding(seconds: wait(of: followUp)), of: stored.id,
                    event)
            case .whileTaking(let medicines, _):
                guard medicines.contains(drug) else { continue }
                try plan(followUp, inDays: days(of: followUp), of: stored.id, event)
            case .whenLate, .afterStop, .afterExam: continue
            }
        }
    }

    /// A treatment that is under way was added: its dangers do not wait for the next dose.
    func planFollowUps(whileOn stored: StoredPrescription, event: EventID) throws {
        guard stored.since != nil, let drug = drug(of: stored) else { return }
        for followUp in formulary.followUps {
            guard case .whileTaking(let medicines, _) = followUp.occasion,
                medicines.contains(drug)
            else { continue }
            try plan(followUp, inDays: days(of: followUp), of: stored.id, event)
        }
    }

    /// A dose fell due for the first time; it may be late one day.
    func planFollowUps(afterDue dose: StoredDose, event: EventID) throws {
        guard let stored = try transaction.prescription(dose.prescription),
            let drug = drug(of: stored)
        else { return }
        for followUp in formulary.followUps {
            guard case .whenLate(let medicines, _, _) = followUp.occasion,
                medicines.contains(drug), try !transaction.wasReminded(of: dose.id)
            else { continue }
            let day = home.civil(at: dose.dueAt).date.adding(days: try days(of: followUp))
            // A dose that fell due while nobody was there is late all the same.
            try plan(followUp, at: max(question(on: day), now), of: stored.id, event)
        }
    }

    /// A medicine was stopped.
    func planFollowUps(afterStopOf stored: StoredPrescription, event: EventID) throws {
        guard let drug = drug(of: stored) else { return }
        for followUp in formulary.followUps {
            guard case .afterStop(let medicines, _) = followUp.occasion,
                medicines.contains(drug)
            else { continue }
            try plan(followUp, inDays: days(of: followUp), of: nil, event)
        }
    }

    /// It was given, so it is late no more.
    private func endLateQuestions(of stored: StoredPrescription, by event: EventID) throws {
        let asked = try transaction.prompts(of: person, .followUp)
            .filter { try $0.prescription == stored.id && days(ofLate: $0) != nil }
        guard !asked.isEmpty else { return }
        for prompt in asked {
            try transaction.answer(prompt.id, nil, note: nil, event: event)
        }
        try transaction.closeSettledReminders()
    }

    /// Until when a question about a late dose waits: a dose that was moved, or called off while
    /// the next one is near, is not asked about before that one is late itself.
    func laterTime(of prompt: StoredPrompt) throws -> Instant? {
        guard let days = try days(ofLate: prompt), let id = prompt.prescription else { return nil }
        func asked(_ dose: StoredDose) -> CivilDate {
            home.civil(at: dose.dueAt).date.adding(days: days)
        }
        let open = try transaction.openDoses(of: id)
        if open.contains(where: { asked($0) <= today }) { return nil }
        guard let next = try open.first ?? transaction.upcomingDoses(of: id).first,
            next.dueAt <= now.adding(seconds: Self.nearDose)
        else { return nil }
        return question(on: asked(next))
    }

    /// A dose within so many seconds is near (our setting).
    private static let nearDose: Int64 = 14 * 86_400

    /// After how many days it asks about a late dose, if that is what it asks about.
    private func days(ofLate prompt: StoredPrompt) throws -> Int? {
        guard let followUp = formulary.followUps.first(where: { $0.id == prompt.what }),
            case .whenLate = followUp.occasion
        else { return nil }
        return try days(of: followUp)
    }

    /// A dental exam left nothing to do.
    func planFollowUps(afterExamOn day: CivilDate, event: EventID) throws {
        guard try isOnBoneMedicine() else { return }
        for followUp in formulary.followUps {
            guard case .afterExam = followUp.occasion else { continue }
            try transaction.endPrompts(
                of: person, .followUp, followUp.id, madeBy: now.adding(seconds: 1), by: event)
            let asked = day.adding(days: try days(of: followUp))
            try plan(followUp, at: question(on: asked), of: nil, event)
        }
    }

    /// A bone medicine came to the list, or began: the recheck is counted from the exam before it.
    /// One that is due by now is asked about on the next day, where treatment is under way.
    func planRecheck(beside stored: StoredPrescription, event: EventID) throws {
        guard mattersToDentist(stored) else { return }
        let exams = try transaction.dentalExams(of: person)
        guard !exams.contains(where: { $0.isBooked && !$0.isCleared && $0.day >= today }),
            let exam = exams.first(where: { $0.outcome == "clear" || $0.outcome == "treated" })
        else { return }
        for followUp in formulary.followUps {
            guard case .afterExam = followUp.occasion else { continue }
            var asked = exam.day.adding(days: try days(of: followUp))
            if asked <= today {
                guard stored.since != nil else { continue }
                asked = today.adding(days: 1)
            }
            try plan(followUp, at: question(on: asked), of: nil, event)
        }
    }

    /// The next time of a question that is asked again and again, while a medicine for it goes on.
    func planAgain(_ followUp: TableFollowUp, of id: PrescriptionID?, event: EventID) throws {
        if case .whenLate = followUp.occasion {
            // It was not given: that would have ended the question.
            return try plan(followUp, inDays: days(of: followUp, again: true), of: id, event)
        }
        guard case .whileTaking(let medicines, _) = followUp.occasion else { return }
        let taking = try transaction.prescriptions(of: person, withEnded: false).contains {
            drug(of: $0).map(medicines.contains) ?? false
        }
        guard taking else { return }
        try plan(followUp, inDays: days(of: followUp), of: id, event)
    }

    /// A prescription ended: what was asked because of it alone is asked no more.
    func endFollowUps(of stored: StoredPrescription, by event: EventID) throws {
        let asked = try transaction.prompts(of: person, .followUp)
            .filter { $0.prescription == stored.id }
        try transaction.endFollowUps(of: stored.id, by: event)
        for prompt in asked { try handOver(prompt, by: event) }
        try transaction.closeSettledReminders()
    }

    /// A question of all medicines of a kind goes on at its time while another one is taken.
    private func handOver(_ prompt: StoredPrompt, by event: EventID) throws {
        guard let followUp = formulary.followUps.first(where: { $0.id == prompt.what }),
            case .whileTaking(let medicines, _) = followUp.occasion,
            let other = try transaction.prescriptions(of: person, withEnded: false)
                .first(where: { stored in
                    guard drug(of: stored).map(medicines.contains) ?? false else { return false }
                    return try doseCount(of: stored) > 0
                })
        else { return }
        _ = try transaction.addPrompt(
            of: person, .followUp, prompt.what, day: prompt.day, remindAt: prompt.remindAt ?? now,
            prescription: other.id, event: event)
    }

    private func plan(
        _ followUp: TableFollowUp, inDays days: Int, of id: PrescriptionID?, _ event: EventID
    ) throws {
        try plan(followUp, at: question(on: today.adding(days: days)), of: id, event)
    }

    func question(on day: CivilDate) -> Instant {
        home.instant(of: CivilDateTime(date: day, time: Self.questionTime))
    }

    private func plan(
        _ followUp: TableFollowUp, at instant: Instant, of id: PrescriptionID?, _ event: EventID
    ) throws {
        guard instant >= now.adding(seconds: -Self.oldestQuestion), try isOn(followUp),
            try !transaction.prompts(of: person, .followUp).contains(where: { prompt in
                prompt.what == followUp.id
                    && (!followUp.occasion.isOfOneMedicine || prompt.prescription == id)
            })
        else { return }
        _ = try transaction.addPrompt(
            of: person, .followUp, followUp.id, day: home.civil(at: instant).date,
            remindAt: instant, prescription: id, event: event)
    }

    /// How long after its occasion it is asked, in seconds: ours, or what was chosen.
    private func wait(of followUp: TableFollowUp) throws -> Int64 {
        guard let setting = followUp.settings.first else { return 0 }
        let number = try settings().chosen(setting) ?? setting.value
        return Int64(number) * (setting.unit == "h" ? 3_600 : 86_400)
    }

    /// The same in days.
    ///
    /// - Parameter again: when it is asked the next time about a dose that is still late.
    private func days(of followUp: TableFollowUp, again: Bool = false) throws -> Int {
        guard let setting = again ? followUp.settings.last : followUp.settings.first else {
            return 0
        }
        return try settings().chosen(setting) ?? setting.value
    }

    /// Whether the person has not switched a question off.
    func isOn(_ followUp: TableFollowUp) throws -> Bool {
        try !switchedOffFollowUps().contains(followUp.id)
    }

    /// The ids of the questions that are switched off.
    func switchedOffFollowUps() throws -> Set<String> {
        guard let stored = try settings().own(.followUps), stored != "all" else { return [] }
        if stored == "none" { return Set(formulary.followUps.map(\.id)) }
        return Set(
            stored.dropFirst("without ".count).split(separator: ",").map {
                String($0).trimmingBlanks()
            })
    }

    /// The value of the setting, as it is stored: "all", "none", or "without jaw, bowel".
    ///
    /// - Throws: ``Invalid`` with the names that there are.
    func followUpSetting(_ text: String) throws -> String {
        let typed = text.lowercased()
        if ["all", "on"].contains(typed) { return "all" }
        if ["none", "off"].contains(typed) { return "none" }
        let known = formulary.followUps.map(\.id)
        guard typed.hasPrefix("without ") else {
            throw Invalid(parameter: "value", message: Sentences.followUpSetting(known))
        }
        let ids = typed.dropFirst("without ".count).split(separator: ",").map {
            String($0).trimmingBlanks()
        }
        guard ids.allSatisfy(known.contains), !ids.isEmpty else {
            throw Invalid(parameter: "value", message: Sentences.followUpSetting(known))
        }
        return Self.without(Set(ids))
    }

    static func without(_ ids: Set<String>) -> String {
        "without " + ids.sorted().joined(separator: ", ")
    }
}
