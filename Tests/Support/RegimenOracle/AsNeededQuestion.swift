import Regimen

/// Whether one more dose as needed is within the limits. A line has, between tabs: the dose in
/// milligrams, intakes with commas as `instant:milligrams`, and the text.
///
/// The answer: how many intakes there are, and for each its instant, 0 (allowed), 1 (too soon) or
/// 2 (too much), the instant from which on it is allowed (-1 for never), and -1.
struct AsNeededQuestion {
    private let dose: Quantity
    private let intakes: [Intake]
    private let limits: AsNeeded

    init(_ parts: [String]) throws {
        guard parts.count == 3, let dose = Self.milligrams(parts[0]) else { throw MalformedLine() }
        var intakes: [Intake] = []
        for part in parts[1].split(separator: ",") {
            let pair = part.split(separator: ":").map(String.init)
            guard pair.count == 2, let at = Int64(pair[0]), let size = Self.milligrams(pair[1])
            else { throw MalformedLine() }
            intakes.append(Intake(instant: Instant(epochSeconds: at), quantity: size))
        }
        guard let limits = try stored(parts[2]).asNeeded else { throw MalformedLine() }
        (self.dose, self.intakes, self.limits) = (dose, intakes, limits)
    }

    private static func milligrams(_ text: String) -> Quantity? {
        Int64(text).flatMap { DecimalAmount(significand: $0, scale: 0) }
            .map { Quantity(amount: $0, unit: .milligram) }
    }

    func answer(to output: inout AnswerOutput) {
        output.put(Int64(intakes.count))
        for (index, next) in intakes.enumerated() {
            let answer = limits.answer(
                taking: next.quantity, dose: dose, after: Array(intakes[..<index]),
                now: next.instant)
            output.put(next.instant.epochSeconds)
            switch answer {
            case .allowed: output.put(code: 0, until: next.instant)
            case .tooSoon(let until): output.put(code: 1, until: until)
            case .overLimit(_, _, let fitsAt): output.put(code: 2, until: fitsAt)
            case .cannotCompare: output.put(code: 3, until: nil)
            }
            output.put(-1)
        }
    }
}

extension AnswerOutput {
    fileprivate mutating func put(code: Int64, until: Instant?) {
        put(code)
        if let until { put(until) } else { put(-1) }
    }
}
