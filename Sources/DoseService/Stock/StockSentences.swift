import DoseInterface
import Regimen

/// What is said about what is on hand.
extension Sentences {
    static func supply(_ level: StockLevel, _ lasting: StockLasting, today: CivilDate) -> String {
        if level.isNone { return "run out" }
        if case .until = lasting, let last = level.lastDayOfAll(before: today) {
            let isMonth = last.adding(days: 1).day == 1
            let when = isMonth ? "in \(last.monthName) \(last.year)" : "on \(last.words)"
            return "expired \(when): none usable"
        }
        switch lasting {
        case .until(let day, let expires, let isEstimate):
            let days = day.dayNumber - today.dayNumber
            let usable = expires ? "usable " : ""
            if days <= 0 { return expires ? "expired" : "runs out today" }
            let about = isEstimate ? "about " : ""
            return "\(usable)for \(about)\(days) more day\(days == 1 ? "" : "s")"
        case .toTheEnd: return "for all doses to come"
        case .long: return "for more than 2 years"
        case .notUsed: return "not in use"
        case .onHold: return "on hold"
        case .noEstimate: return "too little taken to say for how long"
        case .notComparable: return "no telling for how long"
        }
    }

    /// "4 tablets left, for 2 more days, until Sat 2026-11-28."
    static func stockLeft(_ stock: Stock, isNone: Bool) -> String {
        guard let left = stock.left, !isNone else { return "None left." }
        return "\(left) left, \(lasts(stock))."
    }

    /// "for 2 more days, until Sat 2026-11-28".
    static func lasts(_ stock: Stock) -> String {
        guard stock.days ?? 0 > 0, let end = stock.runsOut else { return stock.supply }
        return "\(stock.supply), until \(end.weekday) \(end.date)"
    }

    static func noneOnRecord(_ name: String) -> String {
        "By what is on record none is left. Is there more? Count it: dose stock set \(name) AMOUNT"
    }

    static func notComparable(_ name: String, dose: DoseUnit, stock: DoseUnit) -> String {
        "A dose is in \(word(dose)) and this stock in \(word(stock)), so doses cannot be taken off "
            + "it. Say how much one holds: dose stock set \(name) --each AMOUNT. "
            + "Or count it in \(word(dose))."
    }

    private static func word(_ unit: DoseUnit) -> String { StockAmount(none: unit).plural }

    static func otherStockUnit(_ unit: DoseUnit, _ name: String) -> String {
        "The stock is counted in \(word(unit)). Write this in \(word(unit)), or count all of it "
            + "anew: dose stock set \(name) AMOUNT"
    }

    static func otherStrength(_ each: String, _ name: String) -> String {
        "The stock is of \(each) each. Count what you have of another strength as a new stock: "
            + "dose stock set \(name) AMOUNT --each …"
    }

    static func eachOfWhat(_ unit: DoseUnit) -> String {
        "The stock is counted in \(word(unit)) already. How much one holds is asked of tablets, "
            + "drops and the like."
    }

    static func noStock(_ name: String) -> String {
        "The stock of \(name) is not counted. Begin: dose stock set \(name) 30 tablets"
    }

    static let howMuchCameIn = "Write how much came in: 28 tablets."
    static let whatOfStock =
        "Write how much is there (30 tablets), or what else is to be known, such as --expires DATE."
    static let nothingToNoteOf =
        "By what is on record none is left. Write how much there is: 30 tablets."
    static let endsAlone = "When a stock is counted no more, nothing else is said of it."
    static let whenOpened = "Write when it was opened, too: --opened today."
    static let wholeDaysOpen = "Write whole days, such as 28 days."
    static let repeatsRange = "Repeats are a number from 0 to \(Limits.repeats)."
    static let wholeDaysOfStock =
        "A stock is looked at once a day: write whole days, such as 7 days."

    static func repeatUsed(_ left: Int, _ name: String) -> String {
        "That was one of your repeats; \(left) left. Not so? "
            + "dose stock set \(name) --repeats NUMBER"
    }

    static let noRepeatLeft = "No repeat is left. Ask for a new prescription in time."

    static func stockTold(_ leads: String) -> String {
        "You are told \(leads) it runs out, at 09:00 (our setting). "
            + "Change that: dose settings lead-stock"
    }

    static func pastLastDay(_ day: String) -> String {
        "Its last day, \(day), has passed. Ask a pharmacist about it."
    }

    static func estimated(days: Int64) -> String {
        "An estimate, by what you took in the last \(days) days (our setting)."
    }

    static func noEstimate(days: Int64, doses: Int) -> String {
        "It is taken as needed. After \(days) days with \(doses) doses or more there is an "
            + "estimate of how long it lasts (our setting)."
    }
}
