import DoseInterface
import DoseStore
import Regimen

/// The limits that the prescription itself sets for a medicine taken as needed.
extension Scene {
    /// What is remarkable about an intake that was just recorded.
    func asNeededRemarks(
        on record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard let rule = try schedule(of: stored).asNeeded, let text = record.amount else {
            return []
        }
        let window = record.at.adding(seconds: -AsNeeded.windowSeconds)
        // The newest of them is the one just recorded.
        let earlier = try transaction.intakes(of: stored.id, after: window)
            .filter { $0.at <= record.at }.dropLast()
            .compactMap { intake in
                try intake.amount.map {
                    Intake(instant: intake.at, quantity: try Quantity(parsing: $0))
                }
            }
        let problems = rule.problems(
            taking: try Quantity(parsing: text), dose: try Quantity(parsing: stored.amount),
            after: earlier, now: record.at)
        return problems.compactMap { problem in
            switch problem {
            case .allowed: nil
            case .cannotCompare(let other):
                remark(Sentences.notCounted(other.words, amountWords(stored.amount)))
            case .tooSoon: remark(Sentences.tooSoon(Self.gapWords(rule)))
            case .overLimit(let total, let limit, _):
                remark(Sentences.overOwnLimit(total.words, limit.words))
            }
        }
    }

    private static func gapWords(_ rule: AsNeeded) -> String {
        let minutes = rule.gapMinutes?.value ?? 0
        return minutes % 60 == 0
            ? "\(minutes / 60) hour" + (minutes == 60 ? "" : "s") : "\(minutes) minutes"
    }
}
