import DoseInterface
import DoseStore
import Formulary
import Regimen

struct RecordDentalExamHandler: WriteHandler {
    typealias Method = RecordDentalExam

    func answer(
        _ request: RecordDentalExam.Request, in scene: Scene
    ) throws -> RecordDentalExam.Reply {
        let dentist = try scene.checked(
            request.dentist, "dentist", limit: Limits.nameCharacters)
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        if let booked = request.booked {
            guard request.outcome == nil, request.on == nil else {
                throw Invalid(parameter: "booked", message: Sentences.bookedOrHeld)
            }
            return try scene.book(
                booked, dentist: dentist, note: note, request: request.requestId)
        }
        guard let outcome = request.outcome else {
            throw Invalid(parameter: "outcome", message: Sentences.whatExamFound)
        }
        return try scene.record(outcome, request, dentist: dentist, note: note)
    }
}

extension Scene {
    /// Months between dental rechecks while on treatment (our setting).
    private static let recheckMonths = 6
    /// The hour at which a booking is told of (our setting).
    private static let bookingHour = CivilTime(hour: 9, minute: 0) ?? .midnight

    fileprivate func book(
        _ text: String, dentist: String?, note: String?, request: String
    ) throws -> RecordDentalExam.Reply {
        let day = try date(text, "booked", .future)
        guard day >= today else {
            throw Invalid(parameter: "booked", message: Sentences.examInPast(day))
        }
        let event = try log(
            .dentalExamRecorded, EventDetail("dental exam booked for \(day.words)"),
            request: request)
        if let note { try keep(note, on: .event(event), event: event) }
        let id = try transaction.addDentalExam(
            of: person, day: day, outcome: nil, dentist: dentist,
            remindAt: try bookingReminder(for: day), event: event)
        guard let exam = try transaction.dentalExam(id) else { throw DamagedRow(what: "exam") }
        return RecordDentalExam.Reply(
            exam: try describe(exam), remarks: try bookingRemarks(for: exam.day))
    }

    /// When a booking is told of next; nil when that has passed.
    func bookingLead(for day: CivilDate) throws -> Instant? {
        try settings().leadTimes(.leadDental).seconds.lazy
            .map { day.adding(days: -Int($0 / 86_400)) }
            .map { home.instant(of: CivilDateTime(date: $0, time: Self.bookingHour)) }
            .first { $0 > now }
    }

    /// The next time at which bookings are told of, today or tomorrow.
    func nextBookingHour() -> Instant {
        let times = [today, today.adding(days: 1)].map {
            home.instant(of: CivilDateTime(date: $0, time: Self.bookingHour))
        }
        return times.first { $0 > now } ?? now.adding(seconds: 86_400)
    }

    /// The person's rule for bookings was changed: those to come follow.
    func planBookingLeadsAnew() throws {
        for exam in try transaction.dentalExams(of: person) where exam.isBooked && !exam.isCleared {
            try transaction.remind(of: exam.id, at: try bookingLead(for: exam.day))
        }
        for booking in try transaction.prompts(of: person, .labTest) {
            try transaction.remind(of: booking.id, at: try bookingLead(for: booking.day))
        }
    }

    /// When a new booking is told of first: at once when all its leads have passed; nil for never.
    func bookingReminder(for day: CivilDate) throws -> Instant? {
        if let lead = try bookingLead(for: day) { return lead }
        return try settings().leadTimes(.leadDental) == .none ? nil : now
    }

    fileprivate func record(
        _ outcome: ExamOutcome, _ request: RecordDentalExam.Request, dentist: String?,
        note: String?
    ) throws -> RecordDentalExam.Reply {
        let day = try request.on.map { try date($0, "on", .past) } ?? today
        guard day <= today else {
            throw Invalid(parameter: "on", message: Sentences.examToCome(day))
        }
        let event = try log(
            .dentalExamRecorded, EventDetail("dental exam on \(day.words)"),
            request: request.requestId)
        if let note { try keep(note, on: .event(event), event: event) }
        let id = try transaction.addDentalExam(
            of: person, day: day, outcome: outcome.rawValue, dentist: dentist, remindAt: nil,
            event: event)
        let end = home.start(of: day.adding(days: 1))
        try transaction.clearBookings(of: person, madeBy: end, by: event)
        if outcome != .workNeeded { try planFollowUps(afterExamOn: day, event: event) }
        try transaction.closeSettledReminders()
        guard let exam = try transaction.dentalExam(id) else { throw DamagedRow(what: "exam") }
        let recheck = outcome == .workNeeded ? nil : try recheckDay()
        return RecordDentalExam.Reply(
            exam: try describe(exam), recheck: recheck.map(self.day),
            recheckSetting: recheck == nil ? nil : Sentences.recheckSetting, remarks: [])
    }

    func bookingRemarks(for day: CivilDate) throws -> [Remark] {
        // When all of its times have passed it is told at once: the rule would name a second time.
        guard try bookingLead(for: day) != nil else { return [] }
        let leads = try settings().leadTimes(.leadDental)
        return [remark(Sentences.bookingTold(leads.words))]
    }

    /// Half a year after the last exam that found or left nothing to do.
    fileprivate func recheckDay() throws -> CivilDate? {
        try transaction.dentalExams(of: person)
            .first { $0.outcome == "clear" || $0.outcome == "treated" }?
            .day.adding(months: Self.recheckMonths)
    }

    fileprivate func describe(_ exam: StoredExam) throws -> WireExam {
        WireExam(
            day: day(exam.day), outcome: exam.outcome.flatMap(ExamOutcome.init(rawValue:)),
            booked: exam.isBooked, dentist: exam.dentist,
            reminder: exam.remindAt.map { moment($0) }, note: try notes(on: exam.event))
    }

    fileprivate func describe(_ work: StoredWork) -> WireWork {
        WireWork(
            what: work.what,
            status: work.healed != nil ? .healed : work.done != nil ? .done : .planned,
            planned: work.planned.map(day), done: work.done.map(day),
            healed: work.healed.map(day),
            invasive: formulary.dentalWork(toldBy: work.what)?.isInvasive)
    }
}

struct RecordDentalWorkHandler: WriteHandler {
    typealias Method = RecordDentalWork

    func answer(
        _ request: RecordDentalWork.Request, in scene: Scene
    ) throws -> RecordDentalWork.Reply {
        let what = try scene.checked(request.what, "what", limit: Limits.nameCharacters)
        let isPlan = request.status == .planned
        // A plan may have no day yet; what was done or has healed has one.
        let day =
            try request.on.map { try scene.date($0, "on", isPlan ? .future : .past) }
            ?? (isPlan ? nil : scene.today)
        guard isPlan || day.map({ $0 <= scene.today }) ?? true else {
            throw Invalid(parameter: "on", message: Sentences.inTheFuture)
        }
        let work = try scene.work(request.status, what: what)
        let event = try scene.log(
            .dentalWorkRecorded,
            EventDetail("dental work \(request.status.rawValue): \(work.what)"),
            request: request.requestId)
        let id = try work.id ?? scene.transaction.addDentalWork(of: scene.person, what: work.what)
        try scene.transaction.addStep(
            request.status.rawValue, on: day, of: id, event: event)
        guard
            let stored = try scene.transaction.dentalWork(of: scene.person)
                .first(where: { $0.id == id })
        else { throw DamagedRow(what: "dental_work") }
        return RecordDentalWork.Reply(
            work: scene.describe(stored),
            medicines: isPlan ? try scene.medicinesForDentist() : [],
            remarks: try scene.remarks(onStep: request.status, of: work.what))
    }
}

extension Scene {
    /// The piece of work that a step belongs to; a new one for a plan, or for work that was done
    /// without one.
    fileprivate func work(
        _ status: WorkStatus, what: String?
    ) throws -> (id: DentalWorkID?, what: String) {
        if status == .planned { return (nil, what ?? "dental work") }
        let fitting = try transaction.dentalWork(of: person).filter {
            $0.isOpen && (status == .healed || $0.done == nil)
                && (what.map($0.matches) ?? true)
        }
        if let only = fitting.first, fitting.count == 1 { return (only.id, only.what) }
        if fitting.count > 1 {
            let choices = fitting.map(\.what)
            throw Ambiguous(
                name: what ?? status.rawValue, choices: choices,
                message: what.map { Sentences.ambiguous($0, choices) } ?? Sentences.which(choices))
        }
        guard status == .done else {
            throw NotFound(
                what: "dental work", name: what ?? "", suggestions: [],
                message: what.map { Sentences.notFound("open dental work", $0) }
                    ?? Sentences.noOpenDentalWork)
        }
        return (nil, what ?? "dental work")
    }

    /// What the drug table says about dental work, for the bone medicines on the list.
    func dentalWorkRemarks() throws -> [Remark] {
        let drugs = try transaction.prescriptions(of: person, withEnded: false)
            .compactMap(drug(of:))
        let statements = drugs.flatMap { $0.statements(about: .dentalWork) }
        var seen: Set<String> = []
        return statements.filter { seen.insert($0.text).inserted }
            .map { remark($0.text, $0.sources) }
    }
}

extension StoredWork {
    fileprivate func matches(_ typed: String) -> Bool {
        what.lowercased().hasPrefix(typed.lowercased())
    }
}

struct GetDentalHandler: Handler {
    typealias Method = GetDental

    func answer(_ request: GetDental.Request, in scene: Scene) throws -> GetDental.Reply {
        let exams = try scene.transaction.dentalExams(of: scene.person)
            .filter { !($0.isBooked && $0.isCleared) }
        let work = try scene.transaction.dentalWork(of: scene.person)
        let recheck = try scene.recheckDay()
        return GetDental.Reply(
            exams: try exams.map(scene.describe), work: work.map(scene.describe),
            recheck: recheck.map(scene.day),
            recheckSetting: recheck == nil ? nil : Sentences.recheckSetting,
            remarks: try scene.recheckRemarks(recheck)
                + (work.contains(where: \.isOpen) ? try scene.dentalWorkRemarks() : []))
    }
}
