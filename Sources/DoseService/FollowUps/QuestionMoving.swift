import DoseStore
import Formulary
import Regimen

/// A changed time of a question holds for what was planned too, as long as it was not asked yet.
extension Scene {
    /// Moves the questions whose time a number decides by as much as the number changed. What a
    /// person put off stays where they put it.
    ///
    /// - Returns: those that moved, as they are now.
    func moveQuestions(
        of choice: CheckChoice, from before: Settings, to after: Settings
    ) throws -> [StoredPrompt] {
        guard case .number(let setting) = choice.kind,
            let followUp = formulary.followUps.first(where: { $0.id == choice.owner }),
            followUp.occasion.kind != .whenPainRises
        else { return [] }
        let step = after.number(setting) - before.number(setting)
        guard step != 0 else { return [] }
        var moved: [StoredPrompt] = []
        for prompt in try transaction.prompts(of: person, .followUp)
        where prompt.what == followUp.id {
            guard let planned = prompt.remindAt, planned > now,
                home.civil(at: planned).date == prompt.day,
                try decided(setting, about: prompt, of: followUp, in: before)
            else { continue }
            let instant = self.instant(planned, movedBy: step, setting.unit)
            try transaction.plan(
                prompt.id, day: home.civil(at: instant).date, remindAt: max(instant, now))
            if let prompt = try transaction.prompt(prompt.id) { moved.append(prompt) }
        }
        return moved
    }

    /// Whether this number decided about its time: a dose that is late has one for each step, and
    /// one for the times between them.
    private func decided(
        _ setting: CheckSetting, about prompt: StoredPrompt, of followUp: TableFollowUp,
        in before: Settings
    ) throws -> Bool {
        guard followUp.settings.count > 1 else { return true }
        if followUp.occasion.kind == .afterExam {
            return try decidedRecheck(setting, about: prompt, of: followUp, in: before)
        }
        let due = try dueDay(of: prompt, askedAfter: before.number(followUp.firstSetting))
        let late = prompt.day.dayNumber - due.dayNumber
        let steps = [followUp.firstSetting] + followUp.later.map(\.setting)
        let step = steps.first { before.number($0) == late }
        return setting == step ?? followUp.againSetting
    }

    /// So many hours or days later; days keep the clock time.
    private func instant(_ instant: Instant, movedBy step: Int, _ unit: String) -> Instant {
        if unit == "h" { return instant.adding(seconds: Int64(step) * 3_600) }
        let civil = home.civil(at: instant)
        return home.instant(
            of: CivilDateTime(date: civil.date.adding(days: step), time: civil.time))
    }
}
