import DoseInterface
import DoseStore
import Regimen

/// Stocks that run out, as reminders. Each stock is looked at once a day: records, new orders,
/// holds and what is taken as needed all change how long it lasts, and the look sees what came of
/// them.
extension Scene {
    /// Of the times ahead at which the person is told the nearest one that has come; nil when there
    /// is enough. In seconds.
    func shortage(_ lasting: StockLasting) throws -> Int64? {
        guard case .until(let day, _, _) = lasting else { return nil }
        let left = Int64(max(0, day.dayNumber - today.dayNumber)) * 86_400
        return try settings().leadTimes(.leadStock).seconds.last { $0 >= left }
    }

    /// Once a day: a stock that runs out soon is told of, each lead once until there is more.
    func lookAtStock(of id: PrescriptionID, _ passage: inout PassageOfTime) throws {
        try planStockLook(of: id)
        guard let stored = try transaction.prescription(id) else { return }
        let lasting = try stockLevel(of: stored).map { try self.lasting($0, of: stored) }
        let standing = try shortages(of: stored)
        guard let lasting, case .until(let day, _, _) = lasting, let lead = try shortage(lasting)
        else {
            guard !standing.isEmpty else { return }
            let event = try log(
                .stockLasts, EventDetail("the stock of \(stored.name) lasts"), prescription: id)
            return try end(standing, by: event)
        }
        guard !standing.contains(where: { $0.lead <= lead }) else { return }
        let event = try log(
            .stockRanLow, EventDetail("the stock of \(stored.name) ends on \(day)"),
            prescription: id)
        try end(standing, by: event)
        _ = try transaction.addPrompt(
            of: person, .stock, StoredPrompt.what(lead: lead, of: id), day: day, remindAt: now,
            prescription: id, event: event)
    }

    /// Something was said of a stock, or taken back: it is looked at from tomorrow on, and a
    /// shortage that is over is told no more.
    func followStock(of id: PrescriptionID, by event: EventID) throws {
        try planStockLook(of: id)
        guard let stored = try transaction.prescription(id) else { return }
        let standing = try shortages(of: stored)
        guard !standing.isEmpty else { return }
        let lasting = try stockLevel(of: stored).map { try self.lasting($0, of: stored) }
        if try lasting.flatMap({ try shortage($0) }) == nil { try end(standing, by: event) }
    }

    private func shortages(of stored: StoredPrescription) throws -> [StoredPrompt] {
        try transaction.prompts(of: person, .stock).filter { $0.prescription == stored.id }
    }

    private func end(_ shortages: [StoredPrompt], by event: EventID) throws {
        for shortage in shortages {
            try transaction.answer(shortage.id, nil, note: nil, event: event)
        }
        try transaction.closeSettledReminders()
    }

    /// Every stock is looked at as the person's settings say now.
    func planStockLooksAnew() throws {
        for id in try transaction.prescriptionsWithStock(of: person) {
            try planStockLook(of: id)
        }
    }

    private func planStockLook(of id: PrescriptionID) throws {
        let isCounted = StockBook(try transaction.stockEntries(of: id)) != nil
        let isTold = try settings().leadTimes(.leadStock) != .none
        try transaction.lookAtStock(of: id, at: isCounted && isTold ? nextBookingHour() : nil)
    }

    /// The clock showed a future that has not come: what was told then is told at its right time.
    func takeBackShortage(_ prompt: StoredPrompt, by event: EventID) throws {
        try end([prompt], by: event)
        if let id = prompt.prescription { try transaction.lookAtStock(of: id, at: now) }
    }

    func describe(
        _ reminder: StoredReminder, ofStock prompt: StoredPrompt, _ described: Reminder
    ) throws -> Reminder {
        var described = described
        described.subject = .stock
        described.due = described.fellDue
        guard let id = prompt.prescription, let stored = try transaction.prescription(id) else {
            return described
        }
        described.prescription = stored.name
        described.command = "dose stock add \(stored.name) AMOUNT"
        guard let level = try stockLevel(of: stored), let stock = try stock(of: stored) else {
            return described
        }
        let pharmacy = stock.pharmacy.map { " Pharmacy: \($0)." } ?? ""
        let repeats = stock.repeats.map { " Repeats left: \($0)." } ?? ""
        described.detail = Sentences.stockLeft(stock, isNone: level.isNone) + pharmacy + repeats
        return described
    }
}

extension StoredPrompt {
    /// How long ahead a shortage is told of, and of which stock: two of one day are two.
    fileprivate static func what(lead: Int64, of id: PrescriptionID) -> String {
        "\(lead) \(id.value)"
    }

    /// In seconds.
    fileprivate var lead: Int64 {
        what.split(separator: " ").first.flatMap { Int64($0) } ?? .max
    }
}
