import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Medicines, the appointment and its checks on paper.
extension Scene {
    func boneMedicines(_ list: [StoredPrescription]) throws -> PaperPart? {
        guard !list.isEmpty else {
            return part(
                "bone-medicines", PaperSentences.boneMedicines,
                remarks: [remark(PaperSentences.noBoneMedicine)])
        }
        let rows = try list.map { stored in
            [
                title(of: stored), amountWords(stored.order.amount), try since(stored),
                try dosesSoFar(of: stored), try last(of: stored), try next(of: stored),
            ]
        }
        return part(
            "bone-medicines", PaperSentences.boneMedicines,
            table: table(PaperSentences.boneColumns, rows))
    }

    func otherMedicines(_ list: [StoredPrescription]) throws -> PaperPart? {
        guard !list.isEmpty else { return nil }
        let rows = try list.map { stored in
            [
                title(of: stored), amountWords(stored.order.amount), try howOften(stored),
                stored.order.indication ?? "",
            ]
        }
        return part(
            "other-medicines", PaperSentences.otherMedicines,
            table: table(PaperSentences.otherColumns, rows))
    }

    func medicines(_ list: [StoredPrescription]) throws -> PaperPart? {
        guard !list.isEmpty else {
            return part(
                "medicines", PaperSentences.medicines,
                remarks: [remark(PaperSentences.noMedicine)])
        }
        let rows = try list.map { stored in
            [
                title(of: stored), amountWords(stored.order.amount), try howOften(stored),
                try since(stored), try last(of: stored), try next(of: stored),
            ]
        }
        return part(
            "medicines", PaperSentences.medicines,
            table: table(PaperSentences.listColumns, rows))
    }

    /// What is at home, so that a visit can end with the prescription that is needed.
    func stockAtHome(_ list: [StoredPrescription]) throws -> PaperPart? {
        let rows = try list.compactMap { stored -> [String]? in
            guard let stock = try stock(of: stored) else { return nil }
            let each = stock.each.map { " of \($0)" } ?? ""
            return [
                title(of: stored), stock.left.map { $0 + each } ?? "", Sentences.lasts(stock),
                stock.repeats.map { "\($0)" } ?? "",
            ]
        }
        guard !rows.isEmpty else { return nil }
        return part(
            "stock", PaperSentences.stock, table: table(PaperSentences.stockColumns, rows))
    }

    func endedMedicines(_ list: [StoredPrescription]) throws -> PaperPart? {
        guard !list.isEmpty else { return nil }
        let rows = try list.map { stored in
            [
                title(of: stored), amountWords(stored.order.amount), try since(stored),
                stored.stoppedAt.map { home.civil(at: $0).date.words } ?? "completed",
                stored.stopReason ?? "",
            ]
        }
        return part(
            "ended", PaperSentences.ended, table: table(PaperSentences.endedColumns, rows))
    }

    func appointment(_ stored: StoredPrescription) throws -> PaperPart? {
        let next = try nextDose(of: stored).map { try describe($0, of: stored) }
        let due = try nextDose(of: stored)?.dueAt ?? heldDose(of: stored)?.dueAt
        var rows = [
            ["Medicine", title(of: stored)],
            ["Dose", amountWords(stored.order.amount)],
            ["How", stored.order.route.flatMap(Route.init(code:))?.words ?? ""],
            ["When", due.map { "\(home.civil(at: $0).words) (\(home.name))" } ?? ""],
            ["Number", try number(of: next, stored)],
            ["Last one", try last(of: stored)],
        ]
        if let hold = stored.hold { rows.append(["Now", PaperSentences.held(hold.reason)]) }
        return part(
            "appointment", PaperSentences.appointment,
            table: table(PaperSentences.appointmentColumns, rows))
    }

    /// Doses given beside the plan are counted on other papers, so that both counts are said where
    /// they differ.
    private func number(of next: Dose?, _ stored: StoredPrescription) throws -> String {
        guard let number = next?.number else { return "" }
        return PaperSentences.number(number, given: try intakeCount(of: stored).total)
    }

    func readiness(_ results: [CheckResult]) throws -> PaperPart? {
        let asked = results.filter {
            $0.holds == nil ? $0.state.isOpen : $0.state != .notApplicable
        }
        guard !asked.isEmpty else { return nil }
        let rows = asked.map { result -> [String] in
            let day = result.evidenceDay.map { CivilDate(dayNumber: $0.value).words }
            let evidence = [result.evidence, day].compactMap(\.self).joined(separator: "; ")
            return [result.title, Self.standing(of: result), evidence, result.sentence]
        }
        let open = asked.filter(\.state.isOpen)
        // Where regions differ, the paper says what each of them says, the person's own first.
        let remarks = open.flatMap { result -> [Remark] in
            var said: [Remark] = []
            if let advice = result.advice { said.append(named(result, advice, result.sources)) }
            if let setting = result.settingSentence { said.append(named(result, setting, [])) }
            if Self.isOpen(result) {
                said += result.regional.map { named(result, $0.text, $0.sources) }
            }
            return said
        }
        let isSettled = open.isEmpty && asked.allSatisfy { $0.state != .notYet }
        return part(
            "readiness", PaperSentences.readiness,
            remarks: isSettled ? [remark(PaperSentences.nothingOpen)] : remarks,
            table: table(PaperSentences.readinessColumns, rows))
    }

    /// What is said of a check stands behind the table, so that it names the check.
    private func named(
        _ result: CheckResult, _ text: String, _ sources: [TableSource]
    ) -> Remark {
        remark(PaperSentences.about(result.title, text), sources)
    }

    /// The word that `dose check` has for it too.
    private static func standing(of result: CheckResult) -> String {
        switch weight(of: result) {
        case .open?: PaperSentences.open
        case .ask?: PaperSentences.toAsk
        case .note?: PaperSentences.note
        case nil: words(for: result.state)
        }
    }

    private static func words(for state: TableCheckState) -> String {
        switch state {
        case .ok: "OK"
        case .missing, .stale, .outOfRange, .open: PaperSentences.open
        case .notApplicable: "not asked"
        case .overridden: "passed over"
        case .notYet: "not yet"
        case .note: PaperSentences.note
        }
    }

    func table(_ columns: [String], _ rows: [[String]]) -> PaperTable {
        PaperTable(columns: columns, rows: rows.map { PaperRow(cells: $0) }, blanks: false)
    }

    /// "Xgeva (denosumab)".
    func title(of stored: StoredPrescription) -> String {
        stored.brand.map { "\($0) (\(stored.medicine))" } ?? stored.medicine
    }

    private func howOften(_ stored: StoredPrescription) throws -> String {
        let words = try schedule(of: stored).words
        let route = stored.order.route.flatMap(Route.init(code:)).map { ", \($0.words)" } ?? ""
        let hold = stored.hold.map { "; " + PaperSentences.held($0.reason) } ?? ""
        return words + route + hold
    }

    private func since(_ stored: StoredPrescription) throws -> String {
        if let since = stored.since.flatMap(CivilDate.init(iso:)) { return since.words }
        guard let first = try transaction.firstIntake(of: stored.id) else {
            return PaperSentences.notBegun
        }
        return home.civil(at: first).date.words
    }

    /// How many doses are on record here, and in all where that is known.
    private func intakeCount(of stored: StoredPrescription) throws -> (here: Int, total: Int?) {
        let here = try transaction.intakeCount(of: stored.id)
        guard stored.since != nil else { return (here, here) }
        let order = try transaction.revision(1, of: stored.id)?.order
        let before = order.flatMap { order in
            order.numberOffset.map { $0 + order.firstNumber - 1 }
        }
        return (here, before.map { $0 + here })
    }

    private func dosesSoFar(of stored: StoredPrescription) throws -> String {
        let (here, total) = try intakeCount(of: stored)
        return PaperSentences.doses(here, before: total.map { $0 - here })
    }

    private func last(of stored: StoredPrescription) throws -> String {
        try transaction.lastIntake(of: stored.id).map { home.civil(at: $0).date.words }
            ?? (stored.since == nil ? PaperSentences.noneYet : PaperSentences.unknown)
    }

    private func next(of stored: StoredPrescription) throws -> String {
        guard stored.isOpen else { return stored.stopReason ?? "" }
        if let hold = stored.hold { return PaperSentences.held(hold.reason) }
        if stored.order.isAsNeeded { return PaperSentences.asNeeded }
        guard let next = try nextDose(of: stored)?.dueAt else { return "" }
        let civil = home.civil(at: next)
        return stored.isClinic ? civil.words : civil.date.words
    }
}
