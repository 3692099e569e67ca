import Foundation

/// What should be told of doses that were missed before anyone was told of them.
extension Model {
    /// So long after it was told it is over, in seconds.
    private static let isNewsFor = 86_400

    /// An instant with its local time in a zone.
    struct Named {
        let instant: Int
        let zone: String
        let name: String

        init(_ instant: Int, in zone: String) {
            (self.instant, self.zone) = (instant, zone)
            name = LocalTime.name(instant, in: zone)
        }
    }

    struct Digest {
        /// When it is told, or looked at again.
        var remindAt: Int?
        var isReminded = false
        var isOpen = false
        var isTold = false
        /// The same for carers.
        var isCarerReminded = false
        var isOpenForCarer = false
        var isCarerTold = false

        /// The local time of the first dose that it tells of: worked out once, since it is asked
        /// for at each look.
        var first: Named?

        var isUntold: Bool { isOpen && !isTold || isOpenForCarer && !isCarerTold }
    }

    /// A dose has no answer for so long that a carer is told.
    mutating func tellCarer(_ plan: Int, _ index: Int, at now: Int) {
        guard slots[plan][index].state == .due, let at = slots[plan][index].escalateAt, at <= now
        else { return }
        let slot = slots[plan][index]
        slots[plan][index].escalateAt = nil
        guard hasCarer, !wasEscalated(slot, by: now) else { return }
        slots[plan][index].escalations.append(now)
        slots[plan][index].isOpenForCarer = true
    }

    private func wasEscalated(_ slot: Slot, by now: Int) -> Bool {
        slot.escalations.contains { $0 <= now }
    }

    /// A dose is about to be called missed.
    mutating func noteMissed(_ plan: Int, _ index: Int, at now: Int) {
        let slot = slots[plan][index]
        guard slot.reminders == 0 || hasTeller && !slot.isTold,
            !said.contains("\(plans[plan].name) \(slot.name)")
        else { return }
        let waiting = digests[plan].firstIndex {
            $0.remindAt != nil && !$0.isReminded && !$0.isCarerReminded
        }
        if let waiting {
            digests[plan][waiting].remindAt = now
        } else {
            digests[plan].append(Digest(remindAt: now))
        }
        slots[plan][index].digest = waiting ?? digests[plan].count - 1
    }

    mutating func tellMissed(at now: Int) {
        for plan in digests.indices {
            for index in digests[plan].indices {
                guard let at = digests[plan][index].remindAt, at <= now else { continue }
                let digest = digests[plan][index]
                let doses = missed(plan, index)
                if digest.isReminded && !digest.isUntold || doses.isEmpty {
                    digests[plan][index].remindAt = nil
                    digests[plan][index].isOpen = false
                    digests[plan][index].isOpenForCarer = false
                    continue
                }
                if digest.isReminded {
                    digests[plan][index].remindAt = now + Self.isNewsFor
                    continue
                }
                digests[plan][index].first = Named(doses.map(\.due).min() ?? 0, in: zone(of: plan))
                let isNews = !doses.allSatisfy { wasEscalated($0, by: now) }
                if hasCarer, !digest.isCarerReminded, isNews {
                    digests[plan][index].isCarerReminded = true
                    digests[plan][index].isOpenForCarer = true
                }
                if let end = quiet[plans[plan].person]?.end(at: now, in: zone(of: plan)) {
                    digests[plan][index].remindAt = end
                } else {
                    digests[plan][index].isReminded = true
                    digests[plan][index].isOpen = true
                    digests[plan][index].remindAt = now + Self.isNewsFor
                }
            }
        }
    }

    /// Doses of a plan were taken back by a clock that came back from ahead.
    mutating func settleDigests(of plan: Int, at now: Int) {
        for index in digests[plan].indices {
            if missed(plan, index).isEmpty {
                digests[plan][index].isOpen = false
                digests[plan][index].isOpenForCarer = false
            }
            if let at = digests[plan][index].remindAt, at > now + Self.isNewsFor {
                digests[plan][index].remindAt = now
            }
        }
    }

    /// A channel has told a reminder, to the person or to a carer.
    mutating func told(_ key: String, at carer: Bool) {
        if carer { return toldCarer(key) }
        for plan in slots.indices {
            for index in slots[plan].indices
            where key.hasPrefix("\(plans[plan].name) \(slots[plan][index].name) #") {
                slots[plan][index].isTold = true
            }
            for index in digests[plan].indices
            where digests[plan][index].isOpen && self.key(plan, index) == key {
                digests[plan][index].isTold = true
            }
        }
    }

    private mutating func toldCarer(_ key: String) {
        for plan in slots.indices {
            for index in slots[plan].indices where slots[plan][index].state != .due {
                // There is nothing left to answer.
                if key == "\(plans[plan].name) \(slots[plan][index].name) unanswered" {
                    slots[plan][index].isOpenForCarer = false
                }
            }
            for index in digests[plan].indices
            where digests[plan][index].isOpenForCarer && self.key(plan, index, "unheard") == key {
                digests[plan][index].isCarerTold = true
            }
        }
    }

    var openDigests: Set<String> {
        var keys: Set<String> = []
        for plan in digests.indices {
            for index in digests[plan].indices {
                if digests[plan][index].isOpen { keys.insert(key(plan, index)) }
                if digests[plan][index].isOpenForCarer {
                    keys.insert(key(plan, index, "unheard"))
                }
            }
        }
        return keys
    }

    /// "betamed missed 3 from 2026-12-01 09:30"
    func key(_ plan: Int, _ index: Int, _ word: String = "missed") -> String {
        let doses = missed(plan, index)
        let first = doses.map(\.due).min() ?? 0
        let known = digests[plan][index].first
        let isKnown = known?.instant == first && known?.zone == zone(of: plan)
        let name =
            isKnown ? known?.name ?? "" : LocalTime.name(first, in: zone(of: plan))
        return "\(plans[plan].name) \(word) \(doses.count) from \(name)"
    }

    private func missed(_ plan: Int, _ index: Int) -> [Slot] {
        slots[plan].filter { $0.digest == index && $0.state == .missed }
    }
}
