import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Letters and reports, made from what is on record.
struct GetPaperHandler: Handler {
    typealias Method = GetPaper

    func answer(_ request: GetPaper.Request, in scene: Scene) throws -> GetPaper.Reply {
        guard request.name == nil || request.kind == .infusion else {
            throw Invalid(parameter: "name", message: PaperSentences.nameForInfusionOnly)
        }
        switch request.kind {
        case .dentist: return GetPaper.Reply(paper: try scene.dentistLetter())
        case .infusion: return GetPaper.Reply(paper: try scene.infusionLetter(request.name))
        case .report: return GetPaper.Reply(paper: try scene.visitReport())
        }
    }
}

extension Scene {
    fileprivate func dentistLetter() throws -> Paper {
        let all = try transaction.prescriptions(of: person, withEnded: true)
            .filter { $0.state != .withdrawn }
        let bone = all.filter { drug(of: $0)?.isBoneMedicine ?? false }
        let others = all.filter { $0.isOpen && !(drug(of: $0)?.isBoneMedicine ?? false) }
        var advice = try paperLines(.dentist, about: bone)
        if !advice.isEmpty { advice.append(remark(PaperSentences.decides)) }
        return paper(
            .dentist, PaperSentences.dentistTitle, PaperSentences.dentistPurpose,
            [
                try boneMedicines(bone),
                try health(),
                part("advice", PaperSentences.published, remarks: advice),
                try dentalRecord(),
                try otherMedicines(others),
                try contacts(),
                notes(),
            ])
    }

    fileprivate func infusionLetter(_ name: String?) throws -> Paper {
        let stored = try infusion(named: name)
        let results = try results(
            of: stored, doseDay: try nextDay(of: stored))
        let isInfusion = stored.order.route.map { $0 == Route.intravenousInfusion.code } ?? true
        return paper(
            .infusion,
            isInfusion ? PaperSentences.infusionTitle : PaperSentences.injectionTitle,
            PaperSentences.infusionPurpose(stored.brand ?? stored.medicine),
            [
                try appointment(stored),
                try plannedEvents(),
                try readiness(results),
                try health(),
                try labResults(),
                try pain(),
                part(
                    "questions", PaperSentences.questions,
                    remarks: try paperLines(.infusion, about: [stored]), boxes: true),
                part(
                    "bring", PaperSentences.bring,
                    remarks: PaperSentences.bringLines.map { remark($0) }, boxes: true),
                part(
                    "afterwards", PaperSentences.afterwards,
                    remarks: try statements(about: stored, .sideEffect)
                        + statements(about: stored, .callTeam)),
                try contacts(),
                notes(),
            ])
    }

    fileprivate func visitReport() throws -> Paper {
        let all = try transaction.prescriptions(of: person, withEnded: true)
            .filter { $0.state != .withdrawn }
        return paper(
            .report, PaperSentences.reportTitle, PaperSentences.reportPurpose,
            [
                try medicines(all.filter(\.isOpen)),
                try stockAtHome(all.filter(\.isOpen)),
                try infusionHistory(all.filter(\.isClinic)),
                try dosesOnTime(all.filter { !$0.order.isAsNeeded }),
                try takenAsNeeded(all),
                try pain(),
            ] + (try labCharts()) + [
                try labResults(),
                try told(),
                try plannedEvents(),
                try health(),
                try dentalRecord(),
                try endedMedicines(all.filter { !$0.isOpen }),
                try noted(),
                try contacts(),
                notes(),
            ])
    }

    private func paper(
        _ kind: PaperKind, _ title: String, _ purpose: String, _ parts: [PaperPart?]
    ) -> Paper {
        Paper(
            kind: kind, title: title, purpose: purpose,
            name: profile.key == PersonName.first.key ? nil : profile.name,
            born: profile.birth?.description, made: moment(now),
            parts: callingOnce(parts.compactMap(\.self)), footer: [remark(PaperSentences.footer)])
    }

    /// A part with what it has; nil when it has nothing.
    func part(
        _ id: String, _ heading: String, remarks: [Remark] = [], boxes: Bool = false,
        chart: Chart? = nil, table: PaperTable? = nil
    ) -> PaperPart? {
        guard !remarks.isEmpty || chart != nil || table != nil else { return nil }
        return PaperPart(
            id: id, heading: heading, remarks: remarks, boxes: boxes, chart: chart, table: table)
    }

    /// The parts with one line, after the last remark that calls for it, that says whom to call for
    /// all of them.
    private func callingOnce(_ parts: [PaperPart]) -> [PaperPart] {
        let calling = parts.indices.flatMap { part in
            parts[part].remarks.indices.filter { parts[part].remarks[$0].call != nil }
                .map { (part: part, remark: $0) }
        }
        guard calling.count > 1, let last = calling.last else { return parts }
        var parts = parts
        for place in calling { parts[place.part].remarks[place.remark].call = nil }
        let texts = calling.map { parts[$0.part].remarks[$0.remark].text }
        parts[last.part].remarks[last.remark].call = callLine(for: texts.joined(separator: " "))
        return parts
    }

    /// What a letter says about medicines, each sentence once, with the sources of the region in
    /// which the person is treated first. The order of the file is that of the thought.
    private func paperLines(
        _ letter: PaperLine.Letter, about list: [StoredPrescription]
    ) throws -> [Remark] {
        let ids = Set(list.compactMap(\.drugID))
        let order = try regionOrder()
        return formulary.paperLines
            .filter { $0.letter == letter && !$0.drugs.isDisjoint(with: ids) }
            .map { remark($0.text, order.sources($0.sources), $0.mark) }
    }

    /// The prescription that the sheet for a day is about: the one named, or the one that comes
    /// next.
    private func infusion(named name: String?) throws -> StoredPrescription {
        if let name {
            let stored = try prescription(named: name)
            guard stored.isClinic else {
                throw Invalid(
                    parameter: "name", message: PaperSentences.notAtClinic(stored.name))
            }
            return stored
        }
        let coming = try transaction.prescriptions(of: person, withEnded: false)
            .filter(\.isClinic)
            .compactMap { stored in
                try (nextDose(of: stored)?.dueAt ?? heldDose(of: stored)?.dueAt)
                    .map { (stored, $0) }
            }
        guard let next = coming.min(by: { $0.1 < $1.1 }) else {
            throw NotFound(
                what: "infusion", name: "", suggestions: [], message: PaperSentences.noInfusion)
        }
        return next.0
    }

    private func nextDay(of stored: StoredPrescription) throws -> CivilDate? {
        try (nextDose(of: stored)?.dueAt ?? heldDose(of: stored)?.dueAt)
            .map { home.civil(at: $0).date }
    }

    private func notes() -> PaperPart? {
        part(
            "notes", PaperSentences.notes,
            table: PaperTable(
                columns: [], rows: (0..<4).map { _ in PaperRow(cells: [""]) }, blanks: true))
    }
}
