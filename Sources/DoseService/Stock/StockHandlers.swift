import DoseInterface
import DoseStore
import Regimen

struct RecordStockHandler: WriteHandler {
    typealias Method = RecordStock

    func answer(_ request: RecordStock.Request, in scene: Scene) throws -> RecordStock.Reply {
        let stored = try scene.prescription(named: request.name)
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
        let remarks = try scene.remarks(after: entry, of: stored, before, request)
        return RecordStock.Reply(
            prescription: stored.name, entry: scene.describe(entry),
            stock: try scene.stock(of: stored), remarks: remarks)
    }
}

struct ListStockHandler: ListHandler {
    typealias Method = ListStock

    func items(_ request: ListStock.Request, in scene: Scene) throws -> [Stock] {
        try scene.stocks()
    }

    func reply(_ items: [Stock], remarks: [Remark]) -> ListStock.Reply {
        ListStock.Reply(stock: items)
    }
}

struct GetStockHandler: Handler {
    typealias Method = GetStock

    func answer(_ request: GetStock.Request, in scene: Scene) throws -> GetStock.Reply {
        let stored = try scene.prescription(named: request.name, openFirst: false)
        let entries = try scene.transaction.stockEntries(of: stored.id)
        guard !entries.isEmpty else { throw scene.noStock(of: stored) }
        return GetStock.Reply(
            prescription: stored.name, stock: try scene.stock(of: stored),
            entries: entries.suffix(Limits.stockEntries).reversed().map(scene.describe),
            remarks: try scene.stockLevel(of: stored).map {
                try scene.remarks(on: $0, of: stored)
            } ?? [])
    }
}

extension Scene {
    func noStock(of stored: StoredPrescription) -> NotFound {
        NotFound(
            what: "stock", name: stored.name, suggestions: [],
            message: Sentences.noStock(stored.name))
    }

    /// What is said right after something was recorded of a stock.
    fileprivate func remarks(
        after entry: StoredStockEntry, of stored: StoredPrescription, _ before: StockLevel?,
        _ request: RecordStock.Request
    ) throws -> [Remark] {
        var remarks = [try remarkOnPerson()].compactMap(\.self)
        guard let level = try stockLevel(of: stored) else { return remarks }
        remarks += try self.remarks(on: level, of: stored)
        if entry.kind == .added, request.repeats == nil, let left = entry.note.repeats, left > 0 {
            remarks.append(remark(Sentences.repeatUsed(left, stored.name)))
        }
        let leads = try settings().leadTimes(.leadStock)
        if before == nil, leads != .none {
            remarks.append(remark(Sentences.stockTold(leads.words)))
        }
        return remarks
    }
}
