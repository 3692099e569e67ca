import DoseInterface
import DoseStore
import Formulary

/// What is published about two medicines on one list.
extension Scene {
    /// About one prescription beside the other open ones, each pair once.
    func meetings(of stored: StoredPrescription) throws -> [Remark] {
        let others = try transaction.prescriptions(of: person, withEnded: false)
            .filter { $0.id != stored.id }
        return meetings(of: [stored], and: others)
    }

    /// About the open prescriptions that a clinic gives, among themselves.
    func meetings(ofClinicMedicines: Bool) throws -> [Remark] {
        let all = try transaction.prescriptions(of: person, withEnded: false)
            .filter { $0.isClinic == ofClinicMedicines }
        return meetings(of: all, and: all)
    }

    /// About medicines that ended not long ago, as the checks of a new one found them: what is
    /// still on the list has no day.
    func meetings(withEnded results: [CheckResult]) -> [Remark] {
        results.filter { result in
            guard case .meeting? = formulary.check(id: result.id)?.rule else { return false }
            return result.state == .open && result.evidenceDay != nil
        }.map { result in
            remark(
                [result.sentence, result.advice].compactMap(\.self).joined(separator: " "),
                result.sources)
        }
    }

    private func meetings(
        of left: [StoredPrescription], and right: [StoredPrescription]
    ) -> [Remark] {
        var seen: Set<String> = []
        var remarks: [Remark] = []
        for one in left {
            guard let drug = self.drug(of: one) else { continue }
            let others = right.filter { $0.id != one.id }.compactMap { self.drug(of: $0) }
            for other in others {
                for pair in formulary.pairs(drug, other) where seen.insert(pair.id).inserted {
                    let met = others.filter { second in
                        formulary.pairs(drug, second).contains { $0.id == pair.id }
                    }
                    remarks.append(remark(on: pair, drug, met))
                }
            }
        }
        return remarks
    }

    /// What is published about a medicine and all others that one pair means.
    private func remark(on pair: Pair, _ drug: Drug, _ others: [Drug]) -> Remark {
        let names = others.map(\.name).reduce(into: [drug.name]) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let lead = names.count > 1 ? Sentences.haveAll(names) : ""
        let sentence = pair.sentence(besides: names.count - 1)
        return remark("\(lead)\(sentence) \(pair.advice)", pair.sources, pair.mark)
    }
}
