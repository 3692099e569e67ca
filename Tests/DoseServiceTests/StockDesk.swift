import DoseInterface
import Testing

/// Stocks, as short as a person types them.
extension Desk {
    @discardableResult
    func stock(
        _ change: StockChange, _ name: String, _ amount: String? = nil, each: String? = nil,
        expires: String? = nil, opened: String? = nil, discardAfter: String? = nil,
        pharmacy: String? = nil, repeats: Int? = nil
    ) async throws -> RecordStock.Reply {
        try await call(
            RecordStock.self,
            .init(
                requestId: fresh(), name: name, change: change, amount: amount, each: each,
                expires: expires, opened: opened, discardAfter: discardAfter, pharmacy: pharmacy,
                repeats: repeats))
    }

    func stock(_ name: String) async throws -> Stock {
        try #require(try await call(GetStock.self, .init(name: name)).stock)
    }

    func stocks() async throws -> [String] {
        try await call(ListStock.self, .init()).stock.map {
            "\($0.prescription): \($0.left ?? "-"), \($0.supply)"
        }
    }

    func stockHistory(_ name: String) async throws -> [String] {
        try await call(GetStock.self, .init(name: name)).entries.map {
            "\($0.kind.rawValue) \($0.amount ?? "-")"
        }
    }
}
