/// How much of one ingredient was taken within 24 hours, when that is above a limit.
package struct IntakeSum: Hashable, Sendable {
    /// Of what.
    package let ingredient: String
    /// When the first of it was taken, in seconds since 1970-01-01 00:00 UTC.
    package let from: Int64
    /// When the last of it was taken.
    package let to: Int64
    let total: Exact
    /// "mg", or what is counted.
    let unit: String
    /// " of acetaminophen", where the medicine holds more than that.
    let of: String
    let limit: HeldLimit
    /// Whether nobody can say how much of it is in the dose itself, which is not in the total.
    let isWithoutDose: Bool

    var totalWords: String { IntakeJudge.words(total, unit) + of }
    var limitWords: String { IntakeJudge.words(limit.amount, unit) }
}

extension Formulary {
    /// For each ingredient only its highest sum, against the lowest of the limits that it is above:
    /// several sums of one day would hide each other.
    package func strictest(_ reasons: [IntakeReason]) -> [IntakeReason] {
        var told: [IntakeReason] = []
        for reason in reasons {
            guard let sum = reason.sum else {
                told.append(reason)
                continue
            }
            func isSame(_ other: IntakeReason) -> Bool {
                other.kind == reason.kind && other.sum?.ingredient == sum.ingredient
            }
            guard !told.contains(where: isSame) else { continue }
            let sums = reasons.filter(isSame).compactMap(\.sum)
            told.append(reason.with(highest(sums), in: self))
        }
        return told
    }

    private func highest(_ sums: [IntakeSum]) -> IntakeSum? {
        guard let highest = sums.max(by: { $0.total < $1.total }),
            let lowest = sums.map(\.limit).min(by: { $0.amount < $1.amount })
        else { return nil }
        return IntakeSum(
            ingredient: highest.ingredient, from: highest.from, to: highest.to,
            total: highest.total, unit: highest.unit, of: highest.of, limit: lowest,
            isWithoutDose: highest.isWithoutDose)
    }

    /// What is said of a sum after the dose, with places for its times.
    func made(_ sum: IntakeSum) -> String {
        func say(_ id: SayingID, _ values: [String: String] = [:]) -> String {
            Saying.filled(saying(id).text, values)
        }
        let values = [
            "total": sum.totalWords, "limit": sum.limitWords,
            "times": sum.from == sum.to ? "" : " \(say(.sumTimes))",
        ]
        if sum.isWithoutDose {
            return "\(say(.withoutDose, values)) \(sum.limit.text) \(say(.tellTeam))"
        }
        return sum.limit.isOwn
            ? say(.madeOverOwn, values)
            : "\(say(.madeOverLimit, values)) \(sum.limit.text) \(say(.tellTeam))"
    }
}

extension IntakeReason {
    /// The same of another sum. What is said of danger needs no number.
    fileprivate func with(_ sum: IntakeSum?, in formulary: Formulary) -> IntakeReason {
        guard let sum else { return self }
        return IntakeReason(
            kind: kind, before: before, after: kind == .danger ? after : formulary.made(sum),
            sources: kind == .danger ? sources : sum.limit.sources, next: next, sum: sum)
    }
}
