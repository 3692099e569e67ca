/// Turns "decrease by 5 mg every 7 days until 5 mg" into the phases that it means.
struct StepExpansion {
    let text: TextParts

    func expand(_ parts: [Clauses]) throws(TextError) -> [Clauses] {
        var expanded: [Clauses] = []
        for part in parts {
            guard let change = part.change else {
                expanded.append(part)
                continue
            }
            let amounts = try amounts(
                change, from: part.amount?.value ?? expanded.last?.amount?.value)
            for (index, amount) in amounts.enumerated() {
                var phase = part
                phase.change = nil
                phase.amount = Found(value: amount, range: change.range)
                if index > 0 { phase.start = nil }
                if index + 1 < amounts.count {
                    phase.lastDay = nil
                    phase.count = nil
                    phase.span = Found(value: change.value.each, range: change.range)
                }
                expanded.append(phase)
            }
        }
        guard expanded.count <= Phases.limit else {
            throw text.cursor.error(
                .outOfRange, "There can be up to \(Phases.limit) phases.",
                at: parts.compactMap { $0.change?.range }.first)
        }
        return expanded
    }

    /// All amounts from the first to the last.
    private func amounts(
        _ found: Found<Clauses.Change>, from stated: Quantity?
    ) throws(TextError) -> [Quantity] {
        let change = found.value
        guard let first = stated ?? text.setting.dose else {
            throw text.cursor.error(
                .amountMissing, "From which amount on? For example: 20 mg daily, decrease by 5 mg.",
                at: found.range)
        }
        guard first.isComparable(with: change.by), first.isComparable(with: change.until) else {
            throw text.cursor.error(
                .contradiction, "Write all amounts in the same unit.", at: found.range)
        }
        let distance = change.until.base - first.base
        let isRise = distance > 0
        guard isRise == change.isRise, distance != 0 else {
            throw text.cursor.error(
                .contradiction,
                "\(first.words) does not \(change.isRise ? "rise" : "fall") to "
                    + "\(change.until.words).", at: found.range)
        }
        let (steps, rest) = (isRise ? distance : -distance)
            .quotientAndRemainder(dividingBy: change.by.base)
        guard rest == 0 else {
            throw text.cursor.error(
                .contradiction,
                "Steps of \(change.by.words) from \(first.words) do not end at "
                    + "\(change.until.words).", at: found.range)
        }
        guard steps < Phases.limit else {
            throw text.cursor.error(
                .outOfRange, "There can be up to \(Phases.limit) phases.", at: found.range)
        }
        return (0...Int(steps)).compactMap { step in
            let base = first.base + (isRise ? change.by.base : -change.by.base) * Int128(step)
            return Quantity(base: base, unit: first.unit)
                ?? Quantity(base: base, unit: change.by.unit)
        }
    }
}
