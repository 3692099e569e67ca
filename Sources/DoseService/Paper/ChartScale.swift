import DoseInterface
import Regimen

/// A scale of days along the lower edge of a chart.
struct DayScale {
    let first: CivilDate
    let last: CivilDate

    func position(_ day: CivilDate) -> Int {
        let span = max(1, last.dayNumber - first.dayNumber)
        return min(1000, max(0, (day.dayNumber - first.dayNumber) * 1000 / span))
    }

    /// Months, or weeks in a short time, with enough room between them.
    var ticks: [ChartTick] {
        let span = last.dayNumber - first.dayNumber
        guard span > 70 else {
            let step = span > 35 ? 14 : 7
            return stride(from: 0, through: span, by: step).map { days in
                let day = first.adding(days: days)
                return ChartTick(position: position(day), label: String("\(day)".suffix(5)))
            }
        }
        let step = max(1, span / 30 / 8 + 1)
        guard var month = CivilDate(year: first.year, month: first.month, day: 1) else {
            return []
        }
        if month < first { month = month.adding(months: 1) }
        var ticks: [ChartTick] = []
        while month <= last {
            ticks.append(
                ChartTick(position: position(month), label: String("\(month)".prefix(7))))
            month = month.adding(months: step)
        }
        return ticks
    }
}

/// A scale of numbers along the left edge of a chart: round numbers around what it holds.
struct NumberScale {
    let low: Double
    let high: Double
    private let step: Double

    /// - Parameter steps: about how many to have.
    init(_ values: [Double], fromZero: Bool = false, steps: Double = 5) {
        let smallest = fromZero ? 0 : values.min() ?? 0
        let largest = max(values.max() ?? 1, smallest)
        let span = largest > smallest ? largest - smallest : max(abs(largest), 1) / 2
        var step = 0.001
        var factors = [2.0, 2.5, 2.0][...]
        while step * steps < span {
            step *= factors.first ?? 2
            factors = factors.dropFirst()
            if factors.isEmpty { factors = [2.0, 2.5, 2.0][...] }
        }
        if fromZero { step = max(step, 1) }
        self.step = step
        low = fromZero ? 0 : (smallest / step).rounded(.down) * step
        high = max((largest / step).rounded(.up) * step, low + step)
    }

    func position(_ value: Double) -> Int {
        min(1000, max(0, Int(((value - low) / (high - low) * 1000).rounded())))
    }

    var ticks: [ChartTick] {
        let count = Int(((high - low) / step).rounded())
        return (0...count).map { index in
            let value = low + Double(index) * step
            return ChartTick(position: position(value), label: label(value))
        }
    }

    /// As many places behind the point as the step has.
    private func label(_ value: Double) -> String {
        let isWhole = step >= 1 && step == step.rounded()
        let places = isWhole ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let whole = Int((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let digits = "\(whole % scale)"
        let zeros = String(repeating: "0", count: places - digits.count)
        return "\(sign)\(whole / scale).\(zeros)\(digits)"
    }
}
