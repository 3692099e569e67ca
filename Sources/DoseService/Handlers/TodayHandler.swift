import DoseInterface
import DoseStore
import Regimen

struct GetTodayHandler: Handler {
    typealias Method = GetToday

    let zones: ZoneKeeper
    let store: DoseStore
    let stuck: StuckSeries

    /// People who come in one reply, beside one screen's worth of each.
    private static let people = 12

    func answer(_ request: GetToday.Request, in scene: Scene) throws -> GetToday.Reply {
        let areSeveral = try scene.transaction.hasSeveralPeople()
        let isOfEveryone = request.everyone == true && areSeveral
        let all = try (isOfEveryone ? scene.everyone() : [scene]).map { own in
            var today = try own.picture(isOfEveryone ? .ofMany : .ofOne)
            if areSeveral { today.person = own.profile.name }
            return today
        }
        let sorted =
            all.filter { !$0.open.isEmpty } + all.filter { $0.open.isEmpty && !$0.isEmpty }
            + all.filter(\.isEmpty)
        return GetToday.Reply(
            now: scene.moment(scene.now), troubles: troubles(in: scene),
            people: Array(sorted.prefix(Self.people)),
            peopleMore: max(0, sorted.count - Self.people))
    }

    private func troubles(in scene: Scene) -> [String] {
        let clock = scene.describe(scene.clockTrust)
        let words = clock.trusted ? nil : clock.advice ?? Sentences.clockIs(clock.words)
        return [words].compactMap(\.self)
            + zones.holding.troubles.sorted { $0.key < $1.key }.map(\.value)
            + DataWords.troubles(store.notes.current, stuck: stuck.count)
    }
}

extension Today {
    /// Whether there is nothing to say about this person.
    fileprivate var isEmpty: Bool {
        open.isEmpty && coming.isEmpty && done.isEmpty && infusions.isEmpty && stock.isEmpty
            && questions.isEmpty
    }
}

/// How many of each kind one screen can hold; what goes beyond is counted.
private struct ScreenRoom {
    let open: Int
    let others: Int

    static let ofOne = ScreenRoom(open: 12, others: 6)
    static let ofMany = ScreenRoom(open: 4, others: 2)
}

extension Scene {
    fileprivate func picture(_ room: ScreenRoom) throws -> Today {
        let open = try transaction.openDoses(of: person, limit: room.open)
        let coming = try comingToday()
        let start = home.start(of: today)
        let done = try transaction.records(of: person, since: start, limit: room.others)
        let infusions = try comingInfusions()
        let stock = try stocksRunningOut()
        let questions = try transaction.prompts(of: person, .followUp)
            .compactMap(question).filter(\.asked)
        return Today(
            begun: try transaction.hasOpenPrescription(of: person),
            open: try open.map { try describe($0, of: transaction.owner(of: $0.prescription)) },
            openMore: try open.count < room.open
                ? 0 : transaction.openDoseCount(of: person) - open.count,
            coming: try coming.prefix(room.others).map { try describe($0.dose, of: $0.stored) },
            comingMore: max(0, coming.count - room.others),
            done: try done.map { try describe($0, of: transaction.owner(of: $0.prescription)) },
            doneMore: try done.count < room.others
                ? 0 : transaction.recordCount(of: person, since: start) - done.count,
            infusions: try infusions.prefix(room.others).map { next in
                try infusion(next.dose, at: next.due, of: next.stored, isNext: true)
            },
            infusionsMore: max(0, infusions.count - room.others),
            stock: Array(stock.prefix(room.others)),
            stockMore: max(0, stock.count - room.others),
            questions: Array(questions.prefix(room.others)),
            questionsMore: max(0, questions.count - room.others))
    }

    /// What is left of today at home, earliest first; when nothing is, the next dose and all that
    /// are due with it.
    private func comingToday() throws -> [(stored: StoredPrescription, dose: ComingDose)] {
        let end = home.start(of: today.adding(days: 1)).adding(seconds: -1)
        let left = try comingAtHome(until: end)
        guard left.isEmpty, let next = try transaction.nextDoseAtHome(of: person) else {
            return left
        }
        let together = try comingAtHome(until: next.dueAt.adding(seconds: 59))
        return together.isEmpty
            ? [(try transaction.owner(of: next.prescription), .written(next))] : together
    }

    private func comingAtHome(
        until end: Instant
    ) throws -> [(stored: StoredPrescription, dose: ComingDose)] {
        try transaction.prescriptionsWithUpcoming(of: person, until: end)
            .map(transaction.owner(of:)).filter { !$0.isClinic }.flatMap { stored in
                try comingDoses(of: stored, until: end, limit: Self.dosesOfADay)
                    .map { (stored: stored, dose: $0) }
            }.sorted { $0.dose.dueAt < $1.dose.dueAt }
    }

    /// Doses of one prescription in a day that are looked at.
    private static var dosesOfADay: Int { 100 }

    /// The next dose of each prescription that a clinic gives, earliest first. One that is due is
    /// open and has its place there.
    private func comingInfusions() throws -> [(
        stored: StoredPrescription, due: Instant, dose: Dose
    )] {
        try transaction.clinicPrescriptions(of: person).compactMap { stored in
            if let next = try nextDose(of: stored) {
                guard next.state == .upcoming else { return nil }
                return (stored, next.dueAt, try describe(next, of: stored))
            }
            return try heldDose(of: stored).map { held in
                (stored, held.dueAt, try describe(held, of: stored, state: .held))
            }
        }.sorted { $0.due < $1.due }
    }
}
