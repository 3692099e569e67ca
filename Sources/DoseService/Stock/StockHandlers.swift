import DoseInterface
import DoseStore
import Regimen

struct RecordStockHandler: WriteHandler {
    typealias Method = RecordStock

    func answer(_ request: RecordStock.Request, in scene: Scene) throws -> RecordStock.Reply {
        let (stored, amount) = try scene.prescription(
            named: request.name, andWordsOf: request.amount, takesAmount: false)
        var request = request
        request.amount = amount
        let before = try scene.stockLevel(of: stored)
        let (kind, note) = try scene.read(request, of: stored, before)
        let said = note.amount.map { ": \($0.words)" } ?? ""
        let event = try scene.log(
            .stockRecorded, EventDetail("stock of \(stored.name) \(kind.rawValue)\(said)"),
            prescription: stored.id, request: request.requestId)
        try scene.transaction.add(kind, note, to: stored.id, event: event)
        try scene.followStock(of: stored.id, by: event)
        guard let entry = try scene.transaction.stockEntries(of: stored.id).last else {
            throw DamagedRow(what: "stock_entry")
        }
        let found = try scene.stockAndRemarks(of: stored)
        var remarks = [try scene.remarkOnPerson()].compactMap(\.self)
        if let found {
            remarks += found.remarks
            remarks += try scene.remarks(after: entry, of: stored, isFirst: before == nil, request)
        }
        return RecordStock.Reply(
            prescription: stored.name, entry: scene.describe(entry), stock: found?.stock,
            remarks: remarks)
    }
}

struct ListStockHandler: ListHandler {
    typealias Method = ListStock

    func items(_ request: ListStock.Request, in scene: Scene) throws -> [Stock] {
        try scene.people(everyone: request.everyone).flatMap { own, name in
            try own.stocks().map { stock in
                var stock = stock
                stock.person = name
                return stock
            }
        }
    }

    func reply(_ items: [Stock], _ head: ListHead) -> ListStock.Reply {
        ListStock.Reply(stock: items)
    }
}

struct GetStockHandler: Handler {
    typealias Method = GetStock

    func answer(_ request: GetStock.Request, in scene: Scene) throws -> GetStock.Reply {
        let stored = try scene.prescription(named: request.name, openFirst: false)
        let entries = try scene.transaction.stockEntries(of: stored.id)
        guard !entries.isEmpty else { throw scene.noStock(of: stored) }
        let found = try scene.stockAndRemarks(of: stored)
        return GetStock.Reply(
            prescription: stored.name, stock: found?.stock,
            entries: entries.suffix(Limits.stockEntries).reversed().map(scene.describe),
            remarks: found?.remarks ?? [])
    }
}

extension Scene {
    func noStock(of stored: StoredPrescription) -> NotFound {
        NotFound(
            what: "stock", name: stored.name, suggestions: [],
            message: Sentences.noStock(stored.name))
    }

    /// What is said only right after something was recorded of a stock.
    ///
    /// - Parameter isFirst: it was not counted before.
    fileprivate func remarks(
        after entry: StoredStockEntry, of stored: StoredPrescription, isFirst: Bool,
        _ request: RecordStock.Request
    ) throws -> [Remark] {
        var remarks: [Remark] = []
        if entry.kind == .added, request.repeats == nil, let left = entry.note.repeats, left > 0 {
            remarks.append(remark(Sentences.repeatUsed(left, stored.name)))
        }
        let leads = try settings().leadTimes(.leadStock)
        if isFirst, leads != .none, try isComparable(stored) {
            remarks.append(remark(Sentences.stockTold(leads.words)))
        }
        return remarks
    }

    /// Whether doses can be taken off a stock, so that there is an end of it to tell of.
    private func isComparable(_ stored: StoredPrescription) throws -> Bool {
        guard let level = try stockLevel(of: stored) else { return false }
        if case .notComparable = try lasting(level, of: stored) { return false }
        return true
    }
}
