/// What a person should be told ahead of a dose.
extension Model {
    struct Ahead {
        /// Whether the dose is the next one of its series: what is told ahead of later ones is
        /// found out when it is their turn.
        var isNext = false
        /// What is told next, so many seconds ahead, and when.
        var coming: (seconds: Int, at: Int)?
        /// What was told, and when.
        var told: [(seconds: Int, at: Int)] = []
        var reminders = 0
        /// The number of the reminder that is open; 0 for none.
        var open = 0

        /// What was told by a clock that was ahead is still to be told.
        ///
        /// - Returns: whether anything was.
        mutating func takeBack(after horizon: Int) -> Bool {
            let isAny = told.contains { $0.at > horizon }
            if let last = told.last, last.at > horizon { open = 0 }
            told.removeAll { $0.at > horizon }
            return isAny
        }
    }

    private func lead(_ plan: Int, _ index: Int, after floor: Int) -> (seconds: Int, at: Int)? {
        let due = slots[plan][index].due
        return leads[plans[plan].person].first { due - $0 > floor }.map { ($0, due - $0) }
    }

    /// The dose after the last one that came is the next one. What was to be told of it before that
    /// one came, before it was ordered, or before a pause ended, is not told.
    mutating func chooseNext(of plan: Int) {
        let last = slots[plan].lastIndex { $0.state != .upcoming } ?? -1
        guard last + 1 < slots[plan].count, !slots[plan][last + 1].ahead.isNext else { return }
        let standing = slots[plan].prefix(last + 1).last { $0.state != .calledOff }
        let floor = max(addedAt[plan], holds[plan]?.endedAt ?? 0, standing?.due ?? 0)
        slots[plan][last + 1].ahead.isNext = true
        slots[plan][last + 1].ahead.coming = lead(plan, last + 1, after: floor)
    }

    /// Tells what has come, of several only the nearest one.
    mutating func tellAhead(of plan: Int, at now: Int) {
        for index in slots[plan].indices where slots[plan][index].state == .upcoming {
            let (ahead, due) = (slots[plan][index].ahead, slots[plan][index].due)
            guard ahead.isNext, let coming = ahead.coming, coming.at <= now else { continue }
            if let end = quiet[plans[plan].person]?.end(at: now, in: zone(of: plan)) {
                slots[plan][index].ahead.coming?.at = end
                continue
            }
            let nearest = leads[plans[plan].person].last {
                $0 <= coming.seconds && $0 >= due - now
            }
            // For another time of the dose it was not told.
            let isTold = ahead.told.contains {
                $0.seconds == nearest && $0.at >= due - $0.seconds && $0.at <= now
            }
            if let nearest, !isTold {
                slots[plan][index].ahead.told.append((nearest, now))
                slots[plan][index].ahead.reminders += 1
                slots[plan][index].ahead.open = ahead.reminders + 1
            }
            slots[plan][index].ahead.coming = lead(plan, index, after: now)
        }
    }

    /// What was told ahead by a clock that was ahead is told at its right time.
    mutating func takeBackLeads(of plan: Int, at now: Int, after horizon: Int) {
        for index in slots[plan].indices where slots[plan][index].state == .upcoming {
            let isAny = slots[plan][index].ahead.takeBack(after: horizon)
            if isAny, slots[plan][index].ahead.isNext {
                slots[plan][index].ahead.coming = lead(plan, index, after: now)
            }
        }
    }

    /// The doses to come are others, or come again: the next one is chosen anew.
    mutating func forgetNext(of plan: Int) {
        let last = slots[plan].lastIndex { $0.state != .upcoming } ?? -1
        for index in slots[plan].indices where index > last {
            slots[plan][index].ahead.isNext = false
        }
        chooseNext(of: plan)
    }

    /// The time of a dose to come is another one.
    mutating func moveLead(_ plan: Int, _ index: Int) {
        guard let coming = slots[plan][index].ahead.coming else { return }
        let due = slots[plan][index].due
        slots[plan][index].ahead.coming?.at = due - coming.seconds
    }
}
