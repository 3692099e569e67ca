import Foundation

/// What should happen, worked out in another way: every slot of every plan is there from the start,
/// and each look at the clock goes through all of them. It knows nothing of the daemon's code.
struct Model {
    /// So far a clock may be put back without anything being asked again, in seconds.
    private static let smallStepBack = 900
    /// What was put off can be answered for so long after it is asked about again, in seconds.
    private static let answerTime = 1800
    /// After so many seconds without an answer a carer is told.
    private static let escalation = 3_600

    enum State { case upcoming, due, missed, answered, calledOff }

    struct Slot {
        /// The local time by which it is named: "2026-12-01 09:30".
        let name: String
        var due: Int
        /// From when on it is missed.
        var late: Int
        var state = State.upcoming
        /// When it is asked about next.
        var remindAt: Int?
        /// How often it is still asked about again; nil when that begins anew.
        var nagsLeft: Int?
        var reminders = 0
        /// The number of the reminder that is open; 0 for none.
        var open = 0
        /// When it was put off last.
        var putOffAt: Int?
        /// When it was asked about last.
        var askedAt: Int?
        /// Whether any channel has told it.
        var isTold = false
        /// The digest that tells that it was missed.
        var digest: Int?
        /// When a carer hears that it has no answer, when one did, and whether that is open.
        var escalateAt: Int?
        var escalations: [Int] = []
        var isOpenForCarer = false
        var ahead = Ahead()

        mutating func ask(at now: Int, again nag: (pause: Int, times: Int)) {
            ahead.open = 0
            if nagsLeft == nil { escalateAt = min(now + Model.escalation, late) }
            let left = nagsLeft.map { $0 - 1 } ?? nag.times
            nagsLeft = max(0, left)
            remindAt = left > 0 ? now + nag.pause : nil
            reminders += 1
            open = reminders
            askedAt = now
        }

        /// Nothing is to be asked, or it is asked about anew then.
        mutating func waits(until instant: Int?) {
            remindAt = instant
            nagsLeft = nil
            open = 0
            escalateAt = nil
        }
    }

    let plans: [SimulatedPlan]
    var slots: [[Slot]]
    /// In which zone each person lives.
    private(set) var zones: [String]
    /// What was missed unheard, by plan.
    var digests: [[Digest]]
    /// Whether anybody tells reminders.
    var hasTeller = false
    var hasCarer = false
    /// When each person is told only of what cannot wait; nil for never.
    let quiet: [QuietTime?]
    /// How long ahead each person is told of a dose, in seconds, the longest first.
    let leads: [[Int]]
    /// After how many seconds each person is asked again about what has no answer, and how often.
    let nags: [(pause: Int, times: Int)]
    /// When each plan was added.
    private(set) var addedAt: [Int]
    /// The last pause of each plan.
    var holds: [Hold?]
    /// What the daemon has told from memory since it was started, because the disk was full.
    var said: Set<String> = []

    private let end: Int

    init(
        plans: [SimulatedPlan], zones: [String], quiet: [QuietTime?], leads: [[Int]],
        nags: [(pause: Int, times: Int)], until end: Int
    ) {
        self.plans = plans
        self.zones = zones
        self.quiet = quiet
        self.leads = leads
        self.nags = nags
        addedAt = plans.map { _ in 0 }
        self.end = end
        slots = plans.map { _ in [] }
        digests = plans.map { _ in [] }
        holds = plans.map { _ in nil }
    }

    func zone(of plan: Int) -> String { zones[plans[plan].person] }

    /// When the first dose of a plan would be.
    func first(of plan: Int) -> Int {
        plans[plan].first(in: zone(of: plan))
    }

    /// A plan is added, in the zone in which the person lives now.
    mutating func add(_ plan: Int, at now: Int) {
        addedAt[plan] = now
        slots[plan] = plans[plan].slots(until: end, zone: zone(of: plan)).map { slot in
            Slot(
                name: slot.name, due: slot.due, late: slot.due + plans[plan].lateSeconds,
                remindAt: slot.due)
        }
        chooseNext(of: plan)
    }

    /// Time has come to an instant by a clock that is believed or not.
    mutating func look(at now: Int, trusted: Bool) {
        endHolds(by: now)
        if trusted { takeBack(at: now) }
        for plan in slots.indices where !isHeld(plan) {
            for index in slots[plan].indices {
                guard let at = slots[plan][index].remindAt, at <= now else { continue }
                // By a clock that nobody believes each series is asked about once.
                let isFirst = slots[plan][index].state == .upcoming
                if !trusted, isFirst, slots[plan].contains(where: { $0.state == .due }) { continue }
                slots[plan][index].state = .due
                if trusted, slots[plan][index].late <= now {
                    // A carer still hears that it had no answer.
                    let escalateAt = slots[plan][index].escalateAt
                    slots[plan][index].ahead.open = 0
                    slots[plan][index].waits(until: nil)
                    slots[plan][index].escalateAt = escalateAt
                } else {
                    slots[plan][index].ask(at: now, again: nags[plans[plan].person])
                }
            }
            chooseNext(of: plan)
            guard trusted else { continue }
            tellAhead(of: plan, at: now)
            for index in slots[plan].indices { tellCarer(plan, index, at: now) }
            for index in slots[plan].indices
            where slots[plan][index].state == .due && slots[plan][index].late <= now {
                noteMissed(plan, index, at: now)
                slots[plan][index].state = .missed
                slots[plan][index].waits(until: nil)
            }
        }
        tellMissed(at: now)
    }

    /// What was due or missed by a clock that was ahead is still to come.
    private mutating func takeBack(at now: Int) {
        let horizon = now + Self.smallStepBack
        takeBackEnds(at: now, after: horizon)
        for plan in slots.indices {
            let lastAnswered = slots[plan].lastIndex { $0.state == .answered } ?? -1
            var isAny = false
            for index in slots[plan].indices
            where slots[plan][index].state == .due || slots[plan][index].state == .missed {
                let slot = slots[plan][index]
                if slot.state == .due && slot.due > horizon
                    || slot.state == .missed && slot.late > horizon
                {
                    let isComing = slot.due > now
                    isAny = true
                    _ = slots[plan][index].ahead.takeBack(after: horizon)
                    slots[plan][index].digest = nil
                    slots[plan][index].isOpenForCarer = false
                    slots[plan][index].state = isComing ? .upcoming : .due
                    slots[plan][index].waits(until: isComing ? slot.due : now)
                    if isComing, index > lastAnswered {
                        slots[plan][index].late = slot.due + plans[plan].lateSeconds
                    }
                } else if slot.state == .due, let at = slot.remindAt, at > horizon,
                    let since = slot.open > 0 ? slot.askedAt : slot.putOffAt, since > horizon
                {
                    slots[plan][index].waits(until: now)
                }
            }
            if isAny {
                settleDigests(of: plan, at: now)
                forgetNext(of: plan)
            }
            takeBackLeads(of: plan, at: now, after: horizon)
        }
    }

    mutating func answer(_ plan: Int, _ index: Int) {
        slots[plan][index].state = .answered
        slots[plan][index].isOpenForCarer = false
        slots[plan][index].waits(until: nil)
    }

    mutating func putOff(_ plan: Int, _ index: Int, from now: Int, until: Int) {
        slots[plan][index].waits(until: until)
        slots[plan][index].isOpenForCarer = false
        slots[plan][index].late = max(slots[plan][index].late, until + Self.answerTime)
        slots[plan][index].putOffAt = now
    }

    /// A person lives elsewhere from now on: what is to come is at its local time there, but not
    /// before the move.
    mutating func move(_ person: Int, to zone: String, at now: Int) {
        guard zone != zones[person] else { return }
        zones[person] = zone
        moveHolds(of: person)
        for plan in slots.indices where plans[plan].person == person && !plans[plan].isElapsed {
            for index in slots[plan].indices where slots[plan][index].state == .upcoming {
                defer { moveLead(plan, index) }
                let natural = LocalTime.instant(slots[plan][index].name, in: zone)
                guard natural != slots[plan][index].due else { continue }
                let due = max(natural, now)
                slots[plan][index].due = due
                slots[plan][index].remindAt = due
                slots[plan][index].late = due + plans[plan].lateSeconds
            }
        }
    }

    /// The next instant after now at which something is to be done.
    func next(after now: Int) -> Int? {
        var next = Int.max
        func consider(_ at: Int?) { if let at, at > now { next = min(next, at) } }
        for plan in slots.indices where !isHeld(plan) {
            for slot in slots[plan] {
                consider(slot.remindAt)
                if slot.state == .upcoming, slot.ahead.isNext { consider(slot.ahead.coming?.at) }
                guard slot.state == .due else { continue }
                consider(slot.late)
                consider(slot.escalateAt)
            }
        }
        for end in endsOfHolds { consider(end) }
        for digest in digests.joined() { consider(digest.remindAt) }
        return next == .max ? nil : next
    }

    /// The earliest dose of a plan that is still to come.
    func nextDue(of plan: Int) -> Int? {
        slots[plan].filter { $0.state == .upcoming }.map(\.due).min()
    }

    /// What should wait for an answer and was asked about: the plan, the slot and how often.
    var open: Set<String> {
        var keys: Set<String> = []
        forEach { plan, slot in
            if slot.ahead.open > 0 {
                keys.insert("\(plan.name) \(slot.name) ahead #\(slot.ahead.open)")
            }
            if slot.open > 0 { keys.insert("\(plan.name) \(slot.name) #\(slot.open)") }
            if slot.isOpenForCarer { keys.insert("\(plan.name) \(slot.name) unanswered") }
        }
        return keys.union(openDigests)
    }

    /// Every dose that is over, with what came of it.
    var records: Set<String> {
        var keys: Set<String> = []
        forEach { plan, slot in
            if slot.state == .missed { keys.insert("\(plan.name) \(slot.name) missed") }
            if slot.state == .answered { keys.insert("\(plan.name) \(slot.name) answered") }
        }
        return keys
    }

    var reminders: Int {
        slots.joined().map { $0.reminders + $0.ahead.reminders + $0.escalations.count }
            .reduce(0, +)
            + digests.joined().map { ($0.isReminded ? 1 : 0) + ($0.isCarerReminded ? 1 : 0) }
            .reduce(0, +)
    }

    /// Whether a reminder of this name comes before the time of its dose.
    func isEarly(_ key: String, at now: Int) -> Bool {
        var isEarly = false
        forEach { plan, slot in
            if key.hasPrefix("\(plan.name) \(slot.name) #"), slot.due > now { isEarly = true }
        }
        return isEarly
    }

    private func forEach(_ body: (SimulatedPlan, Slot) -> Void) {
        for (plan, slots) in zip(plans, slots) { for slot in slots { body(plan, slot) } }
    }
}
