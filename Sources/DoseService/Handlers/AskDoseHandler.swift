import DoseInterface
import DoseStore
import Formulary
import Regimen

struct AskDoseHandler: Handler {
    typealias Method = AskDose

    func answer(_ request: AskDose.Request, in scene: Scene) throws -> AskDose.Reply {
        let asked = try scene.asked(request)
        guard let drug = asked.drug else { return try scene.answerByPrescription(asked) }
        var snapshot =
            try asked.stored.map { try scene.snapshot(of: $0, doseDay: nil) }
            ?? scene.personSnapshot()
        snapshot.intakes = try scene.tableIntakes(since: scene.now)
        let answer = scene.formulary.answer(
            IntakeQuestion(
                drug: drug, strength: asked.strength, dose: try Scene.measure(asked.amount),
                at: scene.now.epochSeconds,
                own: try asked.stored.map { try scene.ownLimits(of: $0, around: scene.now) }
                    ?? OwnLimits()),
            snapshot: snapshot)
        return try scene.reply(to: asked, answer, drug, snapshot.intakes)
    }
}

/// What was asked: a prescription, or a medicine that is on no list.
struct AskedDose {
    var stored: StoredPrescription?
    var drug: Drug?
    var strength: String?
    var medicine: String
    /// In canonical form.
    var amount: String
}

extension Scene {
    fileprivate func asked(_ request: AskDose.Request) throws -> AskedDose {
        let stored: StoredPrescription?
        var amountText = request.amount
        do {
            let meant = try prescription(named: request.name, andWordsOf: request.amount)
            stored = meant.stored
            amountText = meant.rest
        } catch is NotFound where formulary.drug(named: request.name) != nil {
            stored = nil
        } catch let missing as NotFound where missing.suggestions.isEmpty {
            // What is on no list may be a medicine of the table, but for a slip.
            var refusal = missing
            refusal.suggestions = formulary.likelyMeant(request.name)
            throw refusal
        }
        if let stored {
            guard !stored.isClinic else {
                throw Invalid(parameter: "name", message: Sentences.givenAtClinic(stored.name))
            }
            return AskedDose(
                stored: stored, drug: drug(of: stored), strength: try countedStrength(of: stored),
                medicine: stored.brand ?? stored.medicine,
                amount: try amount(asked: amountText) ?? stored.order.amount)
        }
        let match = try drug(named: request.name)
        guard
            let amount = try amount(asked: request.amount) ?? Self.amount(inName: match)
                ?? unit(of: match)
        else {
            throw Invalid(parameter: "amount", message: Sentences.sayHowMuch)
        }
        return AskedDose(
            stored: nil, drug: match.drug, strength: match.strength,
            medicine: match.brand?.name ?? match.drug.name, amount: amount)
    }

    /// "800 mg" of "ibuprofen 800 mg", and of "acetaminophen 650 mg ER".
    private static func amount(inName match: DrugMatch) -> String? {
        let words = match.strength?.split(separator: " ").prefix(2).joined(separator: " ")
        return words.flatMap { try? Quantity(parsing: $0) }?.description
    }

    /// One tablet of the product that was named, or of the usual one.
    private func unit(of match: DrugMatch) -> String? {
        let product = formulary.product(
            of: match.drug, strength: match.strength, dose: Measure("0", "mg"))
        guard let product, let unit = DoseUnit(ucum: product.unit) else { return nil }
        return try? Quantity(parsing: "\(product.amount) \(unit.rawValue)").description
    }

    private func amount(asked text: String?) throws -> String? {
        guard let text else { return nil }
        let checkedText: String = try checked(text, "amount", limit: Limits.nameCharacters)
        return try reading("amount") { () throws(TextError) in
            try Quantity(parsing: checkedText)
        }.description
    }

    fileprivate func reply(
        to asked: AskedDose, _ answer: IntakeAnswer, _ drug: Drug, _ intakes: [GivenDose]
    ) throws -> AskDose.Reply {
        var reasons = answer.reasons.map { remark($0.before, $0.sources) }
        var verdict = answer.verdict.wire
        if let hold = asked.stored.flatMap({ self.hold(of: $0) }), let stored = asked.stored {
            reasons.insert(remark(Sentences.onHold(stored.name, hold)), at: 0)
            if verdict == .yes { verdict = .askFirst }
        }
        var fits = answer.fitsAt.map { Instant(epochSeconds: $0) }
        if let next = try nextByPlan(asked.stored) {
            let place = answer.isForTeam ? reasons.endIndex : 0
            reasons.insert(remark(Sentences.notByPlan(shortTime(next))), at: place)
            verdict = answer.isForTeam ? .askFirst : .notYet
            fits = max(fits ?? next, next)
        }
        var remarks = remarks(after: verdict, of: asked.drug)
        if asked.stored?.isOpen != true {
            if asked.stored == nil, drug.isAnsweredByPack {
                remarks.insert(remark(Sentences.answeredByPack(asked.medicine)), at: 0)
            } else {
                reasons.insert(remark(Sentences.noOrder(asked.medicine)), at: 0)
                verdict = .askFirst
            }
        }
        return AskDose.Reply(
            answer: verdict, medicine: asked.medicine, amount: amountWords(asked.amount),
            fits: verdict == .notYet ? fits.map { moment($0) } : nil, reasons: reasons,
            taken: taken(answer.counted, with: drug, intakes, isListed: asked.stored != nil),
            remarks: remarks)
    }

    /// What was counted, and for a medicine that nobody ordered all of its kind.
    private func taken(
        _ counted: [GivenDose], with drug: Drug, _ intakes: [GivenDose], isListed: Bool
    ) -> [Taken] {
        let since = now.adding(seconds: -AsNeeded.windowSeconds).epochSeconds
        let ofKind = intakes.filter { dose in
            guard !isListed, dose.at > since, dose.at <= now.epochSeconds, !counted.contains(dose),
                let other = dose.drugID.flatMap({ formulary.drug(id: $0) })
            else { return false }
            return formulary.isMade(other, of: drug.drugClass)
        }
        return (counted + ofKind).sorted { $0.at < $1.at }.map { taken($0) }
    }

    /// When the next dose of a plan is due, while none is due and the next one is not near.
    private func nextByPlan(_ stored: StoredPrescription?) throws -> Instant? {
        guard let stored, !stored.order.isAsNeeded, stored.state == .active,
            hold(of: stored) == nil,
            try chooseDose(
                of: stored, slot: nil, outcome: .taken, at: now, isTimeNamed: false) == nil
        else { return nil }
        return try transaction.upcomingDoses(of: stored.id).first?.dueAt
    }

    private func taken(_ dose: GivenDose) -> Taken {
        Taken(
            medicine: dose.medicine, amount: dose.amount.words,
            at: moment(Instant(epochSeconds: dose.at)))
    }

    /// What to do about it: whom to call, and to ask first for what is bought without prescription.
    private func remarks(after verdict: DoseAnswer, of drug: Drug?) -> [Remark] {
        guard let drug else { return [] }
        switch verdict {
        case .notYet where drug.isForPain:
            let saying = formulary.saying(.callTeam)
            return [remark(saying.text, saying.sources)]
        case .notYet: return []
        case .yes, .askFirst:
            let notes = formulary.checks(for: drug).filter { $0.rule == .note }
            return notes.compactMap { check in
                check.texts[.note].map { remark($0.sentence, check.sources(for: drug)) }
            }
        }
    }

    /// A medicine that the table does not know: only what its prescription says counts, and what
    /// the person does not tolerate.
    fileprivate func answerByPrescription(_ asked: AskedDose) throws -> AskDose.Reply {
        var first = try allergyRemarks(asked.drug, asked.medicine)
        if let stored = asked.stored {
            let over = formulary.overOrder(
                try Self.measure(asked.amount), try Self.measure(stored.order.amount), drug: nil,
                strength: nil)
            if let over { first.append(remark(over)) }
            if !stored.isOpen { first.append(remark(Sentences.noOrder(stored.medicine))) }
        }
        guard let stored = asked.stored, let rule = try schedule(of: stored).asNeeded else {
            return AskDose.Reply(
                answer: .askFirst, medicine: asked.medicine, amount: amountWords(asked.amount),
                reasons: first + [remark(Sentences.unlisted(asked.medicine))], taken: [],
                remarks: [])
        }
        let records = try transaction.intakes(
            of: stored.id, after: now.adding(seconds: -AsNeeded.windowSeconds))
        let intakes = try records.compactMap { record in
            try record.amount.map {
                Intake(instant: record.at, quantity: try Quantity(parsing: $0))
            }
        }
        let answer = rule.answer(
            taking: try Quantity(parsing: asked.amount),
            dose: try Quantity(parsing: stored.order.amount), after: intakes, now: now)
        let said = say(answer, stored)
        let isHeld = said.fits != nil || said.reason != nil
        return AskDose.Reply(
            answer: !first.isEmpty ? .askFirst : isHeld ? .notYet : .yes,
            medicine: asked.medicine, amount: amountWords(asked.amount),
            fits: first.isEmpty ? said.fits.map { moment($0) } : nil,
            reasons: first + [said.reason.map { remark($0) }].compactMap(\.self),
            taken: records.map {
                Taken(
                    medicine: stored.medicine, amount: amountWords($0.amount ?? ""),
                    at: moment($0.at))
            }, remarks: [remark(Sentences.unlisted(stored.medicine))])
    }

    private func say(
        _ answer: AsNeededAnswer, _ stored: StoredPrescription
    ) -> (fits: Instant?, reason: String?) {
        switch answer {
        case .allowed: (nil, nil)
        case .tooSoon(let until): (until, Sentences.soonerThanPrescribed)
        case .overLimit(let total, let limit, let fits):
            (fits, Sentences.wouldBeOver(total.words, limit.words))
        case .cannotCompare(let other):
            (nil, Sentences.notCounted(other.words, amountWords(stored.order.amount)))
        }
    }
}

extension IntakeAnswer.Verdict {
    fileprivate var wire: DoseAnswer {
        switch self {
        case .yes: .yes
        case .notYet: .notYet
        case .askFirst: .askFirst
        }
    }
}
