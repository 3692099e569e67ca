import DoseInterface
import DoseStore
import Regimen

/// What a person typed about a dose that happened, read: how much, and when.
struct TypedRecord {
    /// In canonical form; nil when nothing was said.
    var amount: String?
    /// When it was; nil when nothing was said.
    var moment: Regimen.Moment?
    /// Whether a clock time alone was yesterday's, since today's has not come.
    var isCarriedBack = false
}

/// When something happened: an exact instant, or a day whose hour is the dose's own.
struct SaidTime {
    /// Nil for a day alone.
    let exact: Instant?
    /// Nil for an exact instant.
    let day: CivilDate?
    /// The part of that day that was named.
    let part: PartOfDay?
    /// By which a dose is chosen.
    let chosen: Instant
}

extension Scene {
    /// Takes together what was typed as words, as an amount and as a time.
    ///
    /// - Throws: ``Invalid`` when something is there twice.
    func typedRecord(
        words: String?, amount: String?, at: String?
    ) throws -> TypedRecord {
        var typed = TypedRecord()
        if let words = try checked(words, "words", limit: TakenText.limit) {
            let read = try reading("amount or time") { () throws(TextError) in
                try TakenText(words, now: now, zone: home)
            }
            typed = TypedRecord(
                amount: read.amount?.description, moment: read.moment,
                isCarriedBack: read.isCarriedBack)
        }
        if let text = try checked(amount, "amount", limit: Limits.nameCharacters) {
            guard typed.amount == nil else {
                throw Invalid(parameter: "amount", message: Sentences.amountTwice)
            }
            typed.amount = try reading("amount") { () throws(TextError) in
                try Quantity(parsing: text)
            }.description
        }
        if let text = try checked(at, "at", limit: Limits.nameCharacters) {
            guard typed.moment == nil else {
                throw Invalid(parameter: "at", message: Sentences.timeTwice)
            }
            let read = try reading("time") { () throws(TextError) in
                try MomentText.read(text, now: now, zone: home, direction: .past)
            }
            typed.moment = read.moment
            typed.isCarriedBack = read.isCarriedBack
        }
        return typed
    }

    /// A time in the past that was said; now when nothing was.
    func saidTime(_ moment: Regimen.Moment?) throws -> SaidTime {
        switch moment {
        case nil: return SaidTime(exact: now, day: nil, part: nil, chosen: now)
        case .instant(let instant)?:
            try checkPast(instant)
            return SaidTime(exact: instant, day: nil, part: nil, chosen: instant)
        case .day(let day)?:
            guard day <= today else {
                throw Invalid(parameter: "at", message: Sentences.inTheFuture)
            }
            let end = min(home.start(of: day.adding(days: 1)), now)
            try checkPast(end)
            return SaidTime(exact: nil, day: day, part: nil, chosen: end)
        case .part(let part, of: let day)?:
            let span = part.span(on: day)
            guard home.instant(of: span.lowerBound) <= now else {
                throw Invalid(parameter: "at", message: Sentences.inTheFuture)
            }
            let end = min(home.instant(of: span.upperBound), now)
            try checkPast(end)
            return SaidTime(exact: nil, day: day, part: part, chosen: end)
        }
    }

    private func checkPast(_ instant: Instant) throws {
        // A minute of grace: the terminal's clock is the same one, but a person rounds up.
        guard instant <= now.adding(seconds: 60) else {
            throw Invalid(parameter: "at", message: Sentences.inTheFuture)
        }
        guard instant >= now.adding(seconds: -10 * 366 * 86_400) else {
            throw Invalid(parameter: "at", message: Sentences.tooLongAgo)
        }
    }

    /// The time in which the planned dose lies that is meant by a part of a day, or by a day that
    /// has passed; nil for any other.
    func span(of time: SaidTime) -> Range<Instant>? {
        guard let day = time.day, time.part != nil || day < today else { return nil }
        guard let part = time.part else {
            return home.start(of: day)..<home.start(of: day.adding(days: 1))
        }
        let span = part.span(on: day)
        return home.instant(of: span.lowerBound)..<home.instant(of: span.upperBound)
    }

    /// Refuses a record whose hour neither the person nor the plan tells: what is counted in 24
    /// hours must not rest on a guess. Of an infusion the day is enough.
    func requireClockTime(
        of time: SaidTime, for dose: StoredDose?, _ stored: StoredPrescription
    ) throws {
        guard time.exact == nil else { return }
        let isKnown =
            time.part == nil
            ? dose != nil || stored.isClinic
            : dose.map { span(of: time)?.contains($0.dueAt) ?? false } ?? false
        guard isKnown else {
            throw Invalid(parameter: "at", message: Sentences.whichClockTime(example(of: time)))
        }
    }

    /// How a time is written that was said without its hour: "last night at 22:30".
    func example(of time: SaidTime) -> String {
        let day = time.day ?? today
        let isToday = day == today
        let isYesterday = day == today.adding(days: -1)
        let begin = time.part?.span(on: day).lowerBound.time.hour ?? 16
        let usual = CivilTime(hour: begin + 4, minute: 30) ?? .midnight
        let clock = home.civil(at: now).time
        let hour =
            isToday && usual > clock
            ? CivilTime(hour: clock.hour, minute: clock.minute) ?? clock : usual
        let name =
            switch time.part {
            case nil: isToday ? "today" : isYesterday ? "yesterday" : "\(day)"
            case .night? where isToday: "tonight"
            case .night? where isYesterday: "last night"
            case let part?:
                "\(isToday ? "this" : isYesterday ? "yesterday" : "\(day)") \(part.rawValue)"
            }
        return "\(name) at \(hour)"
    }

    /// The instant of a dose that happened on a day, at its own hour.
    func instant(of time: SaidTime, for dose: StoredDose?) -> Instant {
        if let exact = time.exact { return exact }
        if time.part != nil, let dose { return min(dose.dueAt, now) }
        let day = time.day ?? today
        let hour =
            dose.flatMap { CivilDateTime(iso: $0.movedTo ?? $0.slot)?.time }
            ?? CivilTime(hour: 12, minute: 0) ?? .midnight
        return min(home.instant(of: CivilDateTime(date: day, time: hour)), now)
    }

    /// The amount of a record: what was said, else what is prescribed.
    func amount(
        _ said: String?, _ outcome: StoredRecord.Outcome, of dose: StoredDose?,
        _ stored: StoredPrescription
    ) throws -> String? {
        guard outcome == .taken || outcome == .given else {
            guard said == nil else {
                throw Invalid(parameter: "amount", message: Sentences.nothingTaken)
            }
            return nil
        }
        return said ?? dose?.amount ?? stored.order.amount
    }

    /// Why a dose was not taken.
    func reason(_ text: String?, _ outcome: StoredRecord.Outcome) throws -> String? {
        let reason = try checked(text, "reason", limit: Limits.textCharacters)
        if reason == nil, outcome == .skipped || outcome == .cancelled {
            throw Invalid(parameter: "reason", message: Sentences.sayWhy)
        }
        return reason
    }

    /// How long an infusion ran.
    func minutes(_ minutes: Int?) throws -> Int? {
        guard let minutes else { return nil }
        guard (1...Limits.infusionMinutes).contains(minutes) else {
            throw Invalid(parameter: "minutes", message: Sentences.infusionMinutes)
        }
        return minutes
    }

    /// An infusion is given, whatever word was typed; a tablet is taken.
    func outcome(
        _ outcome: Outcome, of stored: StoredPrescription
    ) throws -> StoredRecord.Outcome {
        switch outcome {
        case .taken, .given: return stored.isClinic ? .given : .taken
        case .skipped: return .skipped
        case .cancelled: return .cancelled
        case .missed:
            throw Invalid(parameter: "outcome", message: Sentences.missedIsCounted)
        }
    }
}
