import DoseStore
import Regimen

/// What was said of one stock, read together. What is used up is not in it: that follows from the
/// records of doses, so undoing one gives back by itself.
struct StockBook {
    /// What stands since the stock began to be counted, oldest first.
    let entries: [StoredStockEntry]
    /// The last count; what came in first where nothing was counted yet.
    let base: StoredStockEntry
    /// The unit in which the stock is counted.
    let unit: DoseUnit
    /// How much one unit holds, where somebody said so.
    let each: Quantity?

    /// - Parameter all: everything that stands of the stock, oldest first.
    /// - Returns: nil when it is not counted, or counted no more.
    init?(_ all: [StoredStockEntry]) {
        let start = all.lastIndex { $0.kind == .ended }.map { $0 + 1 } ?? 0
        entries = Array(all[start...])
        guard
            let base = entries.last(where: { $0.kind == .counted })
                ?? entries.first(where: { $0.note.amount != nil }),
            let unit = base.note.amount?.unit
        else { return nil }
        self.base = base
        self.unit = unit
        var each: Quantity?
        var counted: DoseUnit?
        for entry in entries {
            if let amount = entry.note.amount, entry.kind == .counted {
                // What a tablet holds says nothing about a drop.
                if counted != amount.unit { each = nil }
                counted = amount.unit
            }
            each = entry.note.each ?? each
        }
        self.each = each
    }

    var pharmacy: String? { entries.last { $0.note.pharmacy != nil }?.note.pharmacy }
    var repeats: Int? { entries.last { $0.note.repeats != nil }?.note.repeats }

    /// What was counted and came in since; nil when that cannot be summed up.
    func weight(by measure: StockMeasure) -> Int128? {
        var sum: Int128 = 0
        for entry in entries where entry.id == base.id || isSinceBase(entry) {
            guard let amount = entry.note.amount else { continue }
            guard let weight = measure.weight(of: amount) else { return nil }
            sum += weight
        }
        return sum
    }

    private func isSinceBase(_ entry: StoredStockEntry) -> Bool {
        entry.kind == .added && entry.id.value > base.id.value
    }

    /// The packs in which what is left is, the oldest first. The newest are the last to be used, so
    /// what is left is in them.
    func packs(holding left: Int128, by measure: StockMeasure) -> [HeldPack] {
        var packs: [HeldPack] = []
        var rest = left
        for entry in entries.reversed() {
            guard rest > 0 else { break }
            switch entry.kind {
            case .added:
                guard let weight = measure.weight(of: entry.note.amount ?? .init(none: unit)) else {
                    continue
                }
                packs.append(pack(of: entry, min(rest, weight)))
                rest -= min(rest, weight)
            case .counted where entry.note.isFresh:
                packs.append(pack(of: entry, rest))
                rest = 0
            case .counted, .noted, .ended: continue
            }
        }
        return packs.reversed()
    }

    /// The pack that came with an entry, with what was said of it since.
    private func pack(of entry: StoredStockEntry, _ weight: Int128) -> HeldPack {
        var pack = HeldPack(id: entry.id, weight: weight)
        for said in entries where said.id == entry.id || said.note.pack == entry.id {
            pack.expires = said.note.expires ?? pack.expires
            if let opened = said.note.opened {
                pack.opened = opened
                pack.discard = nil
            }
            pack.discard = said.note.discard ?? pack.discard
        }
        return pack
    }
}

/// What is left of a pack.
struct HeldPack {
    let id: StockEntryID
    let weight: Int128
    var expires: CivilDate?
    var opened: CivilDate?
    var discard: CivilDate?

    /// The last day on which it may be used.
    var lastDay: CivilDate? { [expires, discard].compactMap(\.self).min() }
}

extension StockAmount {
    /// Nothing of it.
    init(none unit: DoseUnit) { self.init(millionths: 0, unit: unit) }
}
