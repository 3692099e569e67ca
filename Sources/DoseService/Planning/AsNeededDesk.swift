import DoseInterface
import DoseStore
import Regimen

/// The limits that the prescription itself sets for a medicine taken as needed.
extension Scene {
    /// What is remarkable about an intake that was just recorded. One that is recorded after later
    /// ones counts for their 24 hours too.
    func asNeededRemarks(
        on record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard let rule = try schedule(of: stored).asNeeded, record.amount != nil else { return [] }
        let dose = try Quantity(parsing: stored.order.amount)
        let intakes = try transaction.intakes(
            of: stored.id, after: record.at.adding(seconds: -AsNeeded.windowSeconds)
        ).filter { $0.at < record.at.adding(seconds: AsNeeded.windowSeconds) }
            .compactMap { intake in
                try intake.amount.map {
                    Intake(instant: intake.at, quantity: try Quantity(parsing: $0))
                }
            }
        // Of those at its own instant the newest is the one just recorded.
        let own = (intakes.lastIndex { $0.instant <= record.at }) ?? intakes.endIndex - 1
        var texts: [String] = []
        for index in intakes.indices where index >= own {
            let problems = rule.problems(
                taking: intakes[index].quantity, dose: dose, after: Array(intakes[..<index]),
                now: intakes[index].instant)
            for problem in problems {
                // A gap further on has nothing to do with this intake.
                if case .tooSoon = problem, index > own + 1 { continue }
                texts += say(problem, rule, stored)
            }
        }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.map { remark($0) }
    }

    private func say(
        _ problem: AsNeededAnswer, _ rule: AsNeeded, _ stored: StoredPrescription
    ) -> [String] {
        switch problem {
        case .allowed: []
        case .cannotCompare(let other):
            [Sentences.notCounted(other.words, amountWords(stored.order.amount))]
        case .tooSoon: [Sentences.tooSoon(Self.gapWords(rule))]
        case .overLimit(let total, let limit, _):
            [Sentences.overOwnLimit(total.words, limit.words)]
        }
    }

    private static func gapWords(_ rule: AsNeeded) -> String {
        let minutes = rule.gapMinutes?.value ?? 0
        return minutes % 60 == 0
            ? "\(minutes / 60) hour" + (minutes == 60 ? "" : "s") : "\(minutes) minutes"
    }
}
