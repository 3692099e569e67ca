import DoseStore
import Formulary
import Regimen

/// What is asked when pain goes up day by day.
extension Scene {
    /// The questions for which pain has gone up long enough by today.
    func questionsAboutRisingPain() throws -> [TableFollowUp] {
        try formulary.followUps.filter {
            try $0.occasion.kind == .whenPainRises && isPainRising(overDays: days(of: $0))
        }
    }

    /// Pain was told of: what it leads to now, and did not before, is asked at once.
    func planFollowUps(afterPain before: [TableFollowUp], event: EventID) throws {
        let known = Set(before.map(\.id))
        for followUp in try questionsAboutRisingPain() where !known.contains(followUp.id) {
            guard try standing(followUp, of: nil).isEmpty else { continue }
            try plan(followUp, at: now, of: nil, event)
        }
    }

    /// Whether the worst score of each day up to today is more than that of the day before. A day
    /// without a score says nothing.
    private func isPainRising(overDays days: Int) throws -> Bool {
        let count = max(days, 2)
        let first = today.adding(days: 1 - count)
        let told = try transaction.painDays(of: person, within: first...today)
        let worst = (0..<count).compactMap { told[first.adding(days: $0)]?.high }
        return worst.count == count && zip(worst, worst.dropFirst()).allSatisfy { $0 < $1 }
    }
}
