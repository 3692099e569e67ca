/// What should happen to a medicine that pauses for a while: nothing of it falls due, and it goes
/// on with the first dose from its end on.
extension Model {
    struct Hold {
        /// The day at whose start it ends by itself; nil for one that a person ends.
        let until: String?
        /// When that day begins where the person lives.
        var endsAt: Int?
        /// When it ended; nil while it goes on.
        var endedAt: Int?
        /// Whether time ended it, and no person.
        var isEndedByTime = false
    }

    func isHeld(_ plan: Int) -> Bool { holds[plan].map { $0.endedAt == nil } ?? false }

    /// Whether there is anything to hold: a series that has ended cannot pause.
    func canBeHeld(_ plan: Int) -> Bool {
        !isHeld(plan) && slots[plan].contains { $0.state == .upcoming }
    }

    /// When the next pause ends by itself.
    var endsOfHolds: [Int] { holds.compactMap { $0?.endedAt == nil ? $0?.endsAt : nil } }

    /// A person puts a plan on hold: what is due of it is called off, and what is to come waits.
    mutating func hold(_ plan: Int, until: String?) {
        let end = until.map { start(of: $0, for: plan) }
        holds[plan] = Hold(until: until, endsAt: end)
        for index in slots[plan].indices where slots[plan][index].state == .due {
            callOff(plan, index)
        }
        forgetLeads(of: plan)
    }

    /// A person ends it.
    mutating func resume(_ plan: Int, at now: Int) { endHold(of: plan, at: now, byTime: false) }

    /// What has come to its day ends then, also when nobody was there.
    mutating func endHolds(by now: Int) {
        for plan in holds.indices where isHeld(plan) {
            guard let end = holds[plan]?.endsAt, end <= now else { continue }
            endHold(of: plan, at: end, byTime: true)
        }
    }

    /// One that seemed to have come to its day goes on.
    mutating func takeBackEnds(at now: Int, after horizon: Int) {
        for plan in holds.indices {
            guard let hold = holds[plan], hold.isEndedByTime, let end = hold.endedAt, end > horizon
            else { continue }
            holds[plan]?.endedAt = nil
            holds[plan]?.isEndedByTime = false
            for index in slots[plan].indices where slots[plan][index].state == .due {
                let due = slots[plan][index].due
                slots[plan][index].state = .upcoming
                slots[plan][index].late = due + plans[plan].lateSeconds
                slots[plan][index].isOpenForCarer = false
                slots[plan][index].waits(until: due)
                _ = slots[plan][index].ahead.takeBack(after: now)
            }
            forgetLeads(of: plan)
        }
    }

    /// The days of a person who moves begin at other instants.
    mutating func moveHolds(of person: Int) {
        for plan in holds.indices where plans[plan].person == person && isHeld(plan) {
            guard let until = holds[plan]?.until else { continue }
            let end = start(of: until, for: plan)
            holds[plan]?.endsAt = end
        }
    }

    private mutating func endHold(of plan: Int, at end: Int, byTime: Bool) {
        holds[plan]?.endedAt = end
        holds[plan]?.isEndedByTime = byTime
        for index in slots[plan].indices where slots[plan][index].state == .upcoming {
            // Whoever moved meanwhile has it at its local time there.
            let slot = slots[plan][index]
            let due =
                plans[plan].isElapsed
                ? slot.due : LocalTime.instant(slot.name, in: zone(of: plan))
            if due < end { callOff(plan, index) }
        }
        forgetLeads(of: plan)
        chooseNext(of: plan)
    }

    private mutating func callOff(_ plan: Int, _ index: Int) {
        slots[plan][index].state = .calledOff
        slots[plan][index].isOpenForCarer = false
        slots[plan][index].waits(until: nil)
    }

    /// Nothing is told ahead of what waits.
    private mutating func forgetLeads(of plan: Int) {
        for index in slots[plan].indices {
            slots[plan][index].ahead.isNext = false
            slots[plan][index].ahead.coming = nil
            slots[plan][index].ahead.open = 0
        }
    }

    private func start(of day: String, for plan: Int) -> Int {
        LocalTime.instant("\(day) 00:00", in: zone(of: plan))
    }
}
