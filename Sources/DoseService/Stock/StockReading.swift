import DoseInterface
import DoseStore
import Regimen

/// What a request says of a stock, read and held against what is on record.
extension Scene {
    func read(
        _ request: RecordStock.Request, of stored: StoredPrescription, _ level: StockLevel?
    ) throws -> (StoredStockEntry.Kind, StockNote) {
        var note = StockNote()
        note.pharmacy = try checked(request.pharmacy, "pharmacy", limit: Limits.nameCharacters)
        note.repeats = try repeats(request.repeats)
        note.amount = try amount(request, level)
        let kind = try kind(of: request, note, stored, level)
        guard kind != .ended else { return (kind, note) }
        note.each = try each(request, note.amount, stored, level)
        note.expires = try request.expires.map { try lastDay($0) }
        if kind == .counted {
            note.isFresh = isFresh(note, level)
        }
        try read(opening: request, into: &note, kind, level)
        if kind == .added, request.repeats == nil {
            note.repeats = level?.book.repeats.map { max(0, $0 - 1) }
        }
        return (kind, note)
    }

    private func kind(
        of request: RecordStock.Request, _ note: StockNote, _ stored: StoredPrescription,
        _ level: StockLevel?
    ) throws -> StoredStockEntry.Kind {
        let details: [Any?] = [
            request.each, request.expires, request.opened, request.discardAfter, request.pharmacy,
            request.repeats,
        ]
        let isMore = details.contains { $0 != nil }
        switch request.change {
        case .end:
            guard level != nil else { throw noStock(of: stored) }
            guard note.amount == nil, !isMore else {
                throw Invalid(parameter: "change", message: Sentences.endsAlone)
            }
            return .ended
        case .add:
            guard let amount = note.amount, !amount.isNone else {
                throw Invalid(parameter: "amount", message: Sentences.howMuchCameIn)
            }
            if let unit = level?.measure.unit, unit.dimension != amount.unit.dimension {
                throw Invalid(
                    parameter: "amount", message: Sentences.otherStockUnit(unit, stored.name))
            }
            // What came in first is what there is.
            return level == nil ? .counted : .added
        case .set:
            if note.amount != nil { return .counted }
            guard isMore else {
                throw Invalid(parameter: "amount", message: Sentences.whatOfStock)
            }
            guard level != nil else { throw noStock(of: stored) }
            return .noted
        }
    }

    private func amount(
        _ request: RecordStock.Request, _ level: StockLevel?
    ) throws -> StockAmount? {
        guard let text = try checked(request.amount, "amount", limit: Limits.nameCharacters) else {
            return nil
        }
        return try reading("amount") { () throws(TextError) in
            try StockAmount.parse(text, unit: level?.measure.unit)
        }
    }

    private func each(
        _ request: RecordStock.Request, _ amount: StockAmount?, _ stored: StoredPrescription,
        _ level: StockLevel?
    ) throws -> Quantity? {
        guard let text = try checked(request.each, "each", limit: Limits.nameCharacters) else {
            return nil
        }
        let each = try reading("amount") { () throws(TextError) in try Quantity(parsing: text) }
        guard let unit = amount?.unit ?? level?.measure.unit, unit.dimension != .mass,
            unit.dimension != each.unit.dimension
        else {
            throw Invalid(
                parameter: "each",
                message: Sentences.eachOfWhat(amount?.unit ?? level?.measure.unit ?? each.unit))
        }
        if request.change == .add, let other = level?.measure.each,
            other.isSameAmount(as: each) != true
        {
            throw Invalid(
                parameter: "each", message: Sentences.otherStrength(other.words, stored.name))
        }
        return each
    }

    private func repeats(_ number: Int?) throws -> Int? {
        guard let number else { return nil }
        guard (0...Limits.repeats).contains(number) else {
            throw Invalid(parameter: "repeats", message: Sentences.repeatsRange)
        }
        return number
    }

    /// A date as people write it, or a month as packs print it: 2027-03 and 03/2027 last to the end
    /// of March.
    private func lastDay(_ text: String) throws -> CivilDate {
        let text = try checked(text, "expires", limit: Limits.nameCharacters)
        let parts = text.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
        if parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
            let year = parts.first(where: { $0.count == 4 }).flatMap({ Int($0) }),
            let month = parts.first(where: { $0.count <= 2 }).flatMap({ Int($0) }),
            (1...12).contains(month)
        {
            let end = CivilDate(
                year: year, month: month, day: CivilDate.daysInMonth(month, year: year))
            if let end { return end }
        }
        return try date(text, "expires", .future)
    }

    /// Whether a count leaves nothing of the packs before: more is there than was left of them, or
    /// it is told when it expires.
    private func isFresh(_ note: StockNote, _ level: StockLevel?) -> Bool {
        guard note.expires == nil, let level, let left = level.weight, let amount = note.amount,
            let counted = level.measure.weight(of: amount)
        else { return true }
        return counted > max(left, 0) || level.packs.isEmpty
    }

    /// When the pack in use was opened, and how long it may be used from then on.
    private func read(
        opening request: RecordStock.Request, into note: inout StockNote,
        _ kind: StoredStockEntry.Kind, _ level: StockLevel?
    ) throws {
        note.opened = try request.opened.map { try date($0, "opened", .past) }
        if let opened = note.opened, opened > today {
            throw Invalid(parameter: "opened", message: Sentences.inTheFuture)
        }
        // What is said without a pack of its own is said of the one in use.
        let pack = kind == .added || note.isFresh ? nil : level?.packs.first
        let isOfPack = note.expires != nil || note.opened != nil || request.discardAfter != nil
        if kind == .noted, isOfPack, pack == nil {
            throw Invalid(parameter: "amount", message: Sentences.nothingToNoteOf)
        }
        note.pack = isOfPack ? pack?.id : nil
        guard
            let text = try checked(
                request.discardAfter, "discardAfter", limit: Limits.nameCharacters)
        else { return }
        let seconds = try reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard seconds % 86_400 == 0 else {
            throw Invalid(parameter: "discardAfter", message: Sentences.wholeDaysOpen)
        }
        guard let opened = note.opened ?? pack?.opened else {
            throw Invalid(parameter: "discardAfter", message: Sentences.whenOpened)
        }
        note.discard = opened.adding(days: Int(seconds / 86_400))
    }
}
