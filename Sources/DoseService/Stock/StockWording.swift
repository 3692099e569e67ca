import DoseInterface
import DoseStore
import Regimen

/// Stocks as they are sent.
extension Scene {
    /// What is on hand of one medicine; nil when it is not counted.
    func stock(of stored: StoredPrescription) throws -> Stock? {
        guard let level = try stockLevel(of: stored) else { return nil }
        return try describe(level, lasting(level, of: stored), of: stored)
    }

    /// The same with what is to be said of it beside its numbers.
    func stockAndRemarks(
        of stored: StoredPrescription
    ) throws -> (stock: Stock, remarks: [Remark])? {
        guard let level = try stockLevel(of: stored) else { return nil }
        let lasting = try lasting(level, of: stored)
        return (
            try describe(level, lasting, of: stored), try remarks(on: level, lasting, of: stored)
        )
    }

    /// Every stock of the person, in the order of the list.
    func stocks() throws -> [Stock] {
        try transaction.prescriptionsWithStock(of: person).compactMap { id in
            try transaction.prescription(id).flatMap(stock)
        }
    }

    /// Which medicines run out within the longest time ahead at which the person is told, else
    /// within a week (our setting); what ends first first. What has run out is among them when a
    /// dose is to come by then.
    func stocksRunningOut() throws -> [Stock] {
        let ids = try transaction.prescriptionsWithStock(of: person)
        guard !ids.isEmpty else { return [] }
        let leads = try settings().leadTimes(.leadStock)
        let longest = leads.seconds.first ?? LeadTimes.weekBefore.seconds.first ?? 0
        return try ids.compactMap { id in try stock(of: id, endingIn: Int(longest / 86_400)) }
            .sorted { ($0.days ?? 0, $0.prescription) < ($1.days ?? 0, $1.prescription) }
    }

    private func stock(of id: PrescriptionID, endingIn days: Int) throws -> Stock? {
        guard let stored = try transaction.prescription(id), let level = try stockLevel(of: stored)
        else { return nil }
        let lasting = try lasting(level, of: stored, days: days)
        guard case .until = lasting else { return nil }
        return try describe(level, lasting, of: stored)
    }

    func describe(
        _ level: StockLevel, _ lasting: StockLasting, of stored: StoredPrescription
    ) throws -> Stock {
        var stock = Stock(
            prescription: stored.name, medicine: stored.brand ?? stored.medicine,
            left: level.left?.words, each: level.measure.each?.words,
            supply: Sentences.supply(level, lasting, today: today),
            pharmacy: level.book.pharmacy, repeats: level.book.repeats,
            counted: moment(level.book.base.at))
        if case .until(let end, _, let isEstimate) = lasting {
            stock.days = level.isNone ? 0 : max(0, end.dayNumber - today.dayNumber)
            stock.runsOut = day(end)
            stock.estimated = isEstimate
            stock.low = try shortage(lasting) != nil
        }
        let pack = level.firstToEnd
        stock.expires = pack?.expires.map(day)
        stock.opened = pack?.opened.map(day)
        stock.discard = pack?.discard.map(day)
        return stock
    }

    func describe(_ entry: StoredStockEntry) -> StockEntry {
        StockEntry(
            kind: entry.kind.wire, at: moment(entry.at), amount: entry.note.amount?.words,
            each: entry.note.each?.words, expires: entry.note.expires.map(day),
            opened: entry.note.opened.map(day), discard: entry.note.discard.map(day),
            pharmacy: entry.note.pharmacy, repeats: entry.note.repeats)
    }

    private func remarks(
        on level: StockLevel, _ lasting: StockLasting, of stored: StoredPrescription
    ) throws -> [Remark] {
        var texts: [String] = []
        switch lasting {
        case .notComparable:
            let dose = try Quantity(parsing: stored.order.amount)
            texts.append(
                Sentences.notComparable(
                    stored.name, dose: dose.unit, stock: level.measure.unit))
        case .noEstimate:
            texts.append(
                Sentences.noEstimate(
                    days: Self.leastEstimateDays, doses: Self.leastEstimateDoses))
        case .until(_, _, isEstimate: true):
            texts.append(Sentences.estimated(days: Self.estimateDays))
        case .until, .toTheEnd, .long, .notUsed, .onHold: break
        }
        if level.isNone { texts.append(Sentences.noneOnRecord(stored.name)) }
        if let last = level.firstToEnd?.lastDay, last < today {
            texts.append(Sentences.pastLastDay(last.words))
        }
        if level.book.repeats == 0, stored.isOpen { texts.append(Sentences.noRepeatLeft) }
        return texts.map { remark($0) }
    }

    /// What a record of a dose leaves, when that is little. A stock that cannot be read must not
    /// hold up the record.
    func stockRemarks(
        after record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard record.amount != nil else { return [] }
        let found = try transaction.outcome { () throws -> [Remark] in
            guard let level = try stockLevel(of: stored) else { return [] }
            if level.isNone { return [remark("Stock: " + Sentences.noneOnRecord(stored.name))] }
            let lasting = try lasting(level, of: stored)
            guard try shortage(lasting) != nil else { return [] }
            return [
                remark(
                    "Stock: "
                        + Sentences.stockLeft(
                            try describe(level, lasting, of: stored), isNone: false))
            ]
        }
        return (try? found.get()) ?? []
    }
}

extension StoredStockEntry.Kind {
    fileprivate var wire: StockEntryKind {
        switch self {
        case .counted: .counted
        case .added: .added
        case .noted: .noted
        case .ended: .ended
        }
    }
}
