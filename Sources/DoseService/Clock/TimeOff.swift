import DoseInterface
import DoseStore
import Regimen

extension Tracker {
    /// Compares the clocks of the machine, says what came of it, and writes down every now and then
    /// that somebody is there.
    ///
    /// - Throws: ``StoreError``; what was to be told is told by a later call.
    package func lookAtClock() async throws -> [ClockNews] {
        let sense = clock()
        let (stepped, slept) = attendance.with { $0.watch.look(sense) }
        var news: [ClockNews] = []
        if stepped != 0 { news.append(.stepped(seconds: stepped)) }
        if slept > 0 {
            news.append(.slept(seconds: slept))
            if slept >= Attendance.shortest {
                let off = PendingTimeOff(
                    from: sense.now.adding(seconds: -slept), untilSinceBoot: sense.secondsSinceBoot,
                    cause: .asleep)
                attendance.with { $0.off = $0.off ?? off }
            }
        }
        let isWorthWriting = attendance.with { state in
            let since = state.marked.map { abs(sense.now.seconds(since: $0)) }
            return abs(stepped) >= Scene.smallStepBack || state.off != nil
                || since.map { $0 >= Attendance.markEvery } ?? true
        }
        if isWorthWriting { try await attend(stepped: stepped) }
        return news + attendance.takeNews()
    }

    /// Writes down that somebody is there now: at the end, and before a copy is made, which is to
    /// know that dosed ran until then. What cannot be written now was written a few minutes ago.
    func signPresence() async { _ = try? await attend(stepped: 0) }

    /// Time off that is still to be written down is so before anything that came of it is told.
    func settleTimeOff() async throws {
        if attendance.with({ $0.off != nil }) { try await attend(stepped: 0) }
    }

    private func attend(stepped: Int64) async throws {
        do {
            let off = attendance.with { $0.off }
            let (marked, sentence) = try await inScene { [attendance] in
                try $0.attend(boot: attendance.boot, off: off, stepped: stepped)
            }
            guard let marked else { return }
            attendance.with { state in
                (state.marked, state.off) = (marked, nil)
                if let sentence { state.news.append(.wasOff(sentence: sentence)) }
            }
        } catch StoreError.full {
            // What keeps reminders from coming is told elsewhere; this is only about the past.
        }
    }

    /// What was written down of the time before this start.
    func takeUpAttendance(_ presence: StoredPresence?) {
        let sense = clock()
        judge.recall(presence, boot: attendance.boot)
        guard let presence, sense.now.seconds(since: presence.at) >= Attendance.shortest else {
            return
        }
        let off = PendingTimeOff(
            from: presence.at, untilSinceBoot: sense.secondsSinceBoot, cause: .off)
        attendance.with { $0.off = off }
    }
}

extension Scene {
    /// Time off is told for so many seconds (our setting).
    private static let isNewsFor: Int64 = 86_400

    /// Writes down that somebody is there, and what is still to be told. Nothing of it while the
    /// clock cannot be believed.
    ///
    /// - Returns: when it was written, and the sentence about time off.
    fileprivate func attend(
        boot: String?, off: PendingTimeOff?, stepped: Int64
    ) throws -> (marked: Instant?, sentence: String?) {
        guard clockTrust.isTrusted else { return (nil, nil) }
        if abs(stepped) >= Self.smallStepBack {
            _ = try log(
                .clockStepped,
                EventDetail(
                    "the clock was put \(stepped > 0 ? "forward" : "back") by "
                        + "\(ClockTrust.length(stepped))"))
        }
        try transaction.set(
            StoredPresence(at: now, boot: boot, distance: sense.distance))
        guard let off else { return (now, nil) }
        let until = now.adding(seconds: off.untilSinceBoot - sense.secondsSinceBoot)
        guard until.seconds(since: off.from) >= Attendance.shortest else { return (now, nil) }
        let told = StoredTimeOff(from: off.from, until: until, cause: off.cause)
        let event = try log(.wasOff, EventDetail(sentence(about: told)))
        try transaction.add(told, event: event)
        return (now, sentence(about: told))
    }

    /// "I was off from Mon 2026-11-23 20:00 to Tue 2026-11-24 07:30."
    func sentence(about off: StoredTimeOff) -> String {
        let from = home.civil(at: off.from)
        let until = home.civil(at: off.until)
        let words = [from, until].map { Self.minutes($0) }
        let end = from.date == until.date ? words[1].time.description : words[1].words
        return switch off.cause {
        case .off: Sentences.wasOff(from: words[0].words, to: end)
        case .asleep: Sentences.wasAsleep(from: words[0].words, to: end)
        }
    }

    private static func minutes(_ shown: CivilDateTime) -> CivilDateTime {
        let minute = CivilTime(hour: shown.time.hour, minute: shown.time.minute) ?? shown.time
        return CivilDateTime(date: shown.date, time: minute)
    }

    /// What a reminder says of the time off in which its dose fell; nil when there was none.
    func offNote(on dose: StoredDose) throws -> String? {
        try transaction.timeOff(at: dose.dueAt).map { sentence(about: $0) }
    }

    /// The same for one that was missed: nobody was there when it was due, or later on.
    func offNote(onMissed dose: StoredDose) throws -> String? {
        if let note = try offNote(on: dose) { return note }
        let last = dose.lateAt?.adding(seconds: -1)
        return try last.flatMap { try transaction.timeOff(at: $0) }.map { sentence(about: $0) }
    }

    /// The newest time off, while it is news.
    func newTimeOff() throws -> WireTimeOff? {
        guard let off = try transaction.lastTimeOff(),
            now.seconds(since: off.until) < Self.isNewsFor
        else { return nil }
        return WireTimeOff(
            from: moment(off.from), until: moment(off.until), asleep: off.cause == .asleep,
            words: sentence(about: off))
    }
}
