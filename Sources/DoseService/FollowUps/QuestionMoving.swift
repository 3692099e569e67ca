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
            let followUp = formulary.followUps.first(where: { $0.id == choice.owner })
        else { return [] }
        func number(_ settings: Settings) -> Int { settings.chosen(setting) ?? setting.value }
        let step = number(after) - number(before)
        guard step != 0 else { return [] }
        var moved: [StoredPrompt] = []
        for prompt in try transaction.prompts(of: person, .followUp)
        where prompt.what == followUp.id {
            guard let planned = prompt.remindAt, planned > now,
                home.civil(at: planned).date == prompt.day,
                try decides(setting, about: prompt, of: followUp)
            else { continue }
            let instant = self.instant(planned, movedBy: step, setting.unit)
            try transaction.plan(
                prompt.id, day: home.civil(at: instant).date, remindAt: max(instant, now))
            if let prompt = try transaction.prompt(prompt.id) { moved.append(prompt) }
        }
        return moved
    }

    /// Whether this number decided about its time: a dose that is late has one for the first time
    /// and one for each time after.
    private func decides(
        _ setting: CheckSetting, about prompt: StoredPrompt, of followUp: TableFollowUp
    ) throws -> Bool {
        guard followUp.settings.count > 1 else { return true }
        return setting
            == (try isAskedAgain(prompt) ? followUp.settings.last : followUp.settings.first)
    }

    /// Whether it was answered before, and is asked again for the same reason.
    func isAskedAgain(_ prompt: StoredPrompt) throws -> Bool {
        try transaction.event(prompt.madeBy)?.kind == EventKind.followUpAnswered.rawValue
    }

    /// So many hours or days later; days keep the clock time.
    private func instant(_ instant: Instant, movedBy step: Int, _ unit: String) -> Instant {
        if unit == "h" { return instant.adding(seconds: Int64(step) * 3_600) }
        let civil = home.civil(at: instant)
        return home.instant(
            of: CivilDateTime(date: civil.date.adding(days: step), time: civil.time))
    }
}
