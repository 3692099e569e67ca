import DoseStore
import Formulary
import Regimen

/// Where a stock stands by what is on record.
struct StockLevel {
    let book: StockBook
    let measure: StockMeasure
    /// What is left; below 0 when more was recorded than there was, nil when something was taken
    /// that cannot be compared with it.
    let weight: Int128?
    /// The packs that hold it, the oldest first.
    let packs: [HeldPack]

    var left: StockAmount? { weight.map(measure.amount(ofWeight:)) }
    var isNone: Bool { weight.map { $0 <= 0 } ?? false }
    /// The day after which nothing of it may be used any more; nil while some of it may.
    func lastDayOfAll(before today: CivilDate) -> CivilDate? {
        let days = packs.map { $0.lastDay ?? .latest }
        guard !isNone, let last = days.max(), last < today else { return nil }
        return last
    }

    /// The pack that may be used least long, else the one in use.
    var firstToEnd: HeldPack? {
        packs.filter { $0.lastDay != nil }
            .min { $0.lastDay ?? .latest < $1.lastDay ?? .latest } ?? packs.first
    }
}

/// For how long a stock lasts.
enum StockLasting {
    /// There is not enough for the dose of this day.
    case until(CivilDate, expires: Bool, isEstimate: Bool)
    /// For every dose that the schedule still makes.
    case toTheEnd
    /// Beyond what was looked at.
    case long
    /// The prescription has ended.
    case notUsed
    /// Nothing is taken until it goes on.
    case onHold
    /// Too little was taken as needed to say.
    case noEstimate
    /// What is left cannot be compared with the doses.
    case notComparable
}

extension Scene {
    /// How far ahead a supply is looked at, in days: two years.
    static let supplyDays = 731
    /// How many days of as-needed use an estimate looks back at (our setting).
    static let estimateDays: Int64 = 28
    /// How many days must be on record before there is an estimate (our setting).
    static let leastEstimateDays: Int64 = 7
    /// How many doses must have been taken in them (our setting).
    static let leastEstimateDoses = 3

    /// - Returns: nil when the stock is not counted.
    func stockLevel(of stored: StoredPrescription) throws -> StockLevel? {
        guard let book = StockBook(try transaction.stockEntries(of: stored.id)) else { return nil }
        let measure = StockMeasure(
            unit: book.unit, each: book.each ?? writtenStrength(of: stored, in: book.unit))
        var weight = book.weight(by: measure)
        for taken in try transaction.amountsTaken(of: stored.id, since: book.base) {
            guard let dose = measure.weight(of: try Quantity(parsing: taken.amount)) else {
                weight = nil
                break
            }
            weight = weight.map { $0 - dose * Int128(taken.count) }
        }
        return StockLevel(
            book: book, measure: measure, weight: weight,
            packs: weight.map { book.packs(holding: $0, by: measure) } ?? [])
    }

    /// What one tablet holds by the prescription's own words: "letrozole 2.5 mg tablet, take 1
    /// tablet".
    private func writtenStrength(of stored: StoredPrescription, in unit: DoseUnit) -> Quantity? {
        let words = strength(of: stored)?.split(separator: " ") ?? []
        guard words.count >= 2, unit.dimension == .own(unit),
            let each = try? Quantity(parsing: words[..<2].joined(separator: " ")),
            each.unit.dimension == .mass,
            words.dropFirst(2).allSatisfy({ DoseUnit(word: $0.lowercased()) ?? unit == unit })
        else { return nil }
        return each
    }

    /// For how long a stock lasts.
    ///
    /// - Parameter days: how far ahead is looked.
    func lasting(
        _ level: StockLevel, of stored: StoredPrescription, days: Int = Scene.supplyDays
    ) throws -> StockLasting {
        guard level.weight != nil else { return .notComparable }
        guard stored.isOpen else { return .notUsed }
        if level.lastDayOfAll(before: today) != nil {
            return .until(today, expires: true, isEstimate: false)
        }
        let supply = StockSupply(
            level.packs.map { StockPack(weight: $0.weight, lastDay: $0.lastDay) })
        if stored.order.isAsNeeded {
            if stored.hold != nil { return .onHold }
            return try estimate(supply, by: level.measure, of: stored, days: days)
        }
        return try walk(supply, by: level.measure, of: stored, until: today.adding(days: days))
    }

    /// Uses the stock up by the schedule: tapers, cycles and amounts that differ are doses like any
    /// other.
    private func walk(
        _ supply: StockSupply, by measure: StockMeasure, of stored: StoredPrescription,
        until last: CivilDate
    ) throws -> StockLasting {
        var supply = supply
        var lasting: StockLasting = .toTheEnd
        try forEachDose(of: stored) { dueAt, amount in
            let day = max(home.civil(at: dueAt).date, today)
            if day > last {
                lasting = .long
            } else if let weight = measure.weight(of: amount) {
                if supply.take(weight, on: day) { return true }
                lasting = .until(day, expires: supply.hasExpired, isEstimate: false)
            } else {
                lasting = .notComparable
            }
            return false
        }
        // Nobody knows when it goes on.
        if case .toTheEnd = lasting, stored.hold != nil, stored.hold?.until == nil {
            return .onHold
        }
        return lasting
    }

    /// Every dose that is due or to come, in order, until the body has seen enough.
    private func forEachDose(
        of stored: StoredPrescription, _ body: (Instant, Quantity) throws -> Bool
    ) throws {
        let upcoming = try transaction.upcomingDoses(of: stored.id)
        for dose in try transaction.openDoses(of: stored.id) + upcoming {
            guard try body(dose.dueAt, Quantity(parsing: dose.amount)) else { return }
        }
        let plan = try plan(of: stored)
        let written = upcoming.filter { $0.revision == stored.revision }.map(\.number).max()
        guard stored.hold == nil || stored.hold?.until != nil,
            let next = try written.map({ plan.dose(after: $0) })
                ?? (stored.hold == nil ? nextPlanned(of: stored, in: plan) : heldDose(of: stored))
        else { return }
        let usual = try Quantity(parsing: stored.order.amount)
        let doses = plan.schedule.occurrences(
            onOrAfter: next.occurrence.instant, zone: plan.zone)
        for dose in doses where dose.number >= next.number {
            guard try body(dose.instant, dose.amount ?? usual) else { return }
        }
    }

    /// Uses the stock up by what was taken in the past, the same each day.
    private func estimate(
        _ supply: StockSupply, by measure: StockMeasure, of stored: StoredPrescription, days: Int
    ) throws -> StockLasting {
        guard measure.weight(of: try Quantity(parsing: stored.order.amount)) != nil else {
            return .notComparable
        }
        let first = try transaction.firstIntake(of: stored.id) ?? stored.addedAt
        let from = max(
            now.adding(seconds: -Self.estimateDays * 86_400), min(first, stored.addedAt))
        let seconds = now.seconds(since: from)
        let intakes = try transaction.intakes(of: stored.id, after: from)
        guard seconds >= Self.leastEstimateDays * 86_400,
            intakes.count >= Self.leastEstimateDoses
        else { return .noEstimate }
        var taken: Int128 = 0
        for intake in intakes {
            guard let amount = intake.amount,
                let weight = measure.weight(of: try Quantity(parsing: amount))
            else { return .notComparable }
            taken += weight
        }
        let aDay = (taken * 86_400 + Int128(seconds) - 1) / Int128(seconds)
        var supply = supply
        for distance in 0...days where !supply.take(aDay, on: today.adding(days: distance)) {
            return .until(
                today.adding(days: distance), expires: supply.hasExpired, isEstimate: true)
        }
        return .long
    }
}
