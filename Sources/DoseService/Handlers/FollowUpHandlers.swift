import DoseInterface
import DoseStore
import Formulary
import Regimen

struct ListFollowUpsHandler: ListHandler {
    typealias Method = ListFollowUps

    func items(_ request: ListFollowUps.Request, in scene: Scene) throws -> [WireFollowUp] {
        let prompts = try scene.transaction.prompts(of: scene.person, .followUp)
        var questions: [WireFollowUp] = []
        for prompt in prompts {
            guard var question = scene.question(prompt) else { continue }
            let about = Set(prompts.filter { $0.what == prompt.what }.map(\.prescription))
            if about.count > 1, let id = prompt.prescription,
                let medicine = try scene.transaction.prescription(id)
            {
                question.title += " (\(medicine.medicine))"
            }
            questions.append(question)
        }
        return questions.filter { request.all == true || $0.asked }
    }

    func reply(_ items: [WireFollowUp], _ head: ListHead) -> ListFollowUps.Reply {
        ListFollowUps.Reply(followUps: items)
    }
}

struct AnswerFollowUpHandler: WriteHandler {
    typealias Method = AnswerFollowUp

    func answer(
        _ request: AnswerFollowUp.Request, in scene: Scene
    ) throws -> AnswerFollowUp.Reply {
        let (prompt, followUp) = try scene.followUp(named: request.id)
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        switch (request.answer, request.later, request.off == true) {
        case (let answer?, nil, false):
            return try scene.record(
                answer, to: followUp, prompt, note: note, request: request.requestId)
        case (nil, let later?, false):
            let seconds = try scene.seconds(later)
            var detail = EventDetail("\(followUp.title), put off")
            detail.prompt = prompt.id.value
            detail.remindAt = prompt.remindAt?.epochSeconds
            _ = try scene.log(.followUpPutOff, detail, request: request.requestId)
            // A person reads minutes.
            let end = scene.now.adding(seconds: seconds).epochSeconds
            let at = Instant(epochSeconds: (end + 59) / 60 * 60)
            try scene.transaction.putOff(prompt.id, until: at)
            return try scene.reply(
                prompt, [scene.remark(Sentences.askedAgain(scene.shortTime(at)))])
        case (nil, nil, true):
            let chosen = try scene.followUpSetting(without: followUp)
            let event = try scene.log(
                .followUpSwitchedOff, EventDetail("\(followUp.title), asked no more"),
                request: request.requestId)
            for prompt in try scene.transaction.prompts(of: scene.person, .followUp)
            where prompt.what == followUp.id {
                try scene.transaction.answer(prompt.id, nil, note: note, event: event)
            }
            try scene.transaction.set(
                SettingName.followUps.rawValue, to: chosen, of: scene.person, event: event)
            try scene.transaction.closeSettledReminders()
            return try scene.reply(
                prompt,
                [
                    scene.remark(
                        Sentences.askedNoMore(isUsual: !followUp.isOnlyWhenWished, followUp.id))
                ])
        default:
            throw Invalid(parameter: "answer", message: Sentences.howToAnswer)
        }
    }
}

extension Scene {
    fileprivate func reply(
        _ prompt: StoredPrompt, _ remarks: [Remark]
    ) throws -> AnswerFollowUp.Reply {
        guard let followUp = question(prompt) else { throw DamagedRow(what: "prompt.what") }
        return AnswerFollowUp.Reply(followUp: followUp, remarks: remarks)
    }

    /// The answer is kept, and what repeats is asked again in time.
    fileprivate func record(
        _ answer: WireFollowUpAnswer, to followUp: TableFollowUp, _ prompt: StoredPrompt,
        note: String?, request: String
    ) throws -> AnswerFollowUp.Reply {
        var detail = EventDetail("\(followUp.title), answered \(answer.rawValue)")
        if followUp.occasion.kind == .whenLate {
            // The next step is counted from the same day.
            let due = try dueDay(of: prompt, askedAfter: days(of: followUp))
            detail.dueAt = home.start(of: due).epochSeconds
        }
        let event = try log(.followUpAnswered, detail, request: request)
        let answered = try [prompt] + asked(beside: prompt)
        for prompt in answered {
            try transaction.answer(prompt.id, answer.rawValue, note: note, event: event)
        }
        let isAlarm = answer.rawValue == followUp.alarm.rawValue
        for prompt in answered {
            try planAgain(followUp, after: prompt, isAlarm: isAlarm, event: event)
        }
        let fromBefore = try keep(answer, to: followUp, note: note, event: event)
        try transaction.closeSettledReminders()
        // They say whom to call themselves.
        let remarks =
            fromBefore.isEmpty ? try self.remarks(on: answer, to: followUp, prompt) : fromBefore
        let told = try note.map { try signRemarks(to: $0) } ?? []
        return try reply(prompt, told + remarks.notSaid(by: told))
    }

    /// How long a question is put off, in seconds.
    fileprivate func seconds(_ typed: String) throws -> Int64 {
        let text: String = try checked(typed, "later", limit: Limits.nameCharacters)
        let seconds = try reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard seconds <= Self.longestWait else {
            throw Invalid(parameter: "later", message: Sentences.waitIsTooLong)
        }
        return seconds
    }

    /// A question can be put off by 30 days at most, in seconds (our setting).
    private static let longestWait: Int64 = 30 * 86_400

    /// The question that is meant: by its id, or the only one that is asked.
    fileprivate func followUp(named typed: String?) throws -> (StoredPrompt, TableFollowUp) {
        let name = try checked(typed, "id", limit: Limits.nameCharacters)?.lowercased()
        let open = try transaction.prompts(of: person, .followUp)
            .compactMap { prompt in followUp(of: prompt).map { (prompt, $0) } }
        let meant = open.filter { prompt, followUp in
            name.map { followUp.id.hasPrefix($0) } ?? isAsked(prompt)
        }
        guard let first = meant.first else {
            guard let name else {
                throw NotFound(
                    what: "question", name: "", suggestions: [],
                    message: Sentences.nothingAsked(
                        next: open.first.map {
                            ($0.1.title, day($0.0.day))
                        }))
            }
            throw try noQuestion(named: name, open: open)
        }
        let exact = meant.first { $0.1.id == name }
        let choices = meant.map(\.1.id).reduce(into: [String]()) { seen, id in
            if !seen.contains(id) { seen.append(id) }
        }
        guard choices.count == 1 || exact != nil else {
            throw Ambiguous(
                name: name ?? "", choices: choices, message: Sentences.which(choices))
        }
        return exact ?? first
    }

    /// The same question about other medicines, as far as it is asked now: one answer is for all.
    fileprivate func asked(beside prompt: StoredPrompt) throws -> [StoredPrompt] {
        try transaction.prompts(of: person, .followUp).filter {
            $0.what == prompt.what && $0.id != prompt.id && isAsked($0)
        }
    }

    /// Keeps an answer that belongs in the journal, and says what the entries before make of it.
    fileprivate func keep(
        _ answer: WireFollowUpAnswer, to followUp: TableFollowUp, note: String?, event: EventID
    ) throws -> [Remark] {
        switch followUp.journal {
        case .bowel?:
            return try keep(bowelEntry(hasMoved: answer == .yes, note: note), event: event)
        case nil: return []
        }
    }

    fileprivate func remarks(
        on answer: WireFollowUpAnswer, to followUp: TableFollowUp, _ prompt: StoredPrompt
    ) throws -> [Remark] {
        guard let said = try said(to: answer == .yes ? .yes : .no, followUp, prompt) else {
            return []
        }
        return [remark(said.text, said.sources)]
    }

    /// When it is asked, in words, and whose choice that is.
    private func setting(of followUp: TableFollowUp) -> String {
        // A setting that cannot be read must not take the question away.
        let settings = try? settings()
        return followUp.settings.map { $0.words(chosen: settings?.chosen($0)) }
            .joined(separator: "; ")
    }

    func question(_ prompt: StoredPrompt) -> WireFollowUp? {
        guard let followUp = followUp(of: prompt) else { return nil }
        // Nor must a row that cannot be read: then it is asked as of any late dose.
        let isCalledOff = (try? howCalledOff(prompt)) != nil
        return WireFollowUp(
            id: followUp.id, title: followUp.title,
            question: followUp.question(isCalledOff: isCalledOff),
            day: day(prompt.day), asked: isAsked(prompt),
            setting: setting(of: followUp), sources: followUp.sources.map(Self.describe))
    }
}
