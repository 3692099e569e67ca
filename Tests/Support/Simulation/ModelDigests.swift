import Foundation

/// What should be told of doses that were missed before anyone was told of them.
extension Model {
    /// So long after it was told it is over, in seconds.
    private static let isNewsFor = 86_400

    struct Digest {
        /// When it is told, or looked at again.
        var remindAt: Int?
        var isReminded = false
        var isOpen = false
        var isTold = false
    }

    /// A dose is about to be called missed.
    mutating func noteMissed(_ plan: Int, _ index: Int, at now: Int) {
        let slot = slots[plan][index]
        guard slot.reminders == 0 || hasTeller && !slot.isTold else { return }
        let waiting = digests[plan].firstIndex { $0.remindAt != nil && !$0.isReminded }
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
                let isOver = digest.isReminded && (digest.isTold || !digest.isOpen)
                if isOver || missed(plan, index).isEmpty {
                    digests[plan][index].remindAt = nil
                    digests[plan][index].isOpen = false
                } else if digest.isReminded {
                    digests[plan][index].remindAt = now + Self.isNewsFor
                } else if let end = quietEnd(at: now, zone(of: plan)) {
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
            if missed(plan, index).isEmpty { digests[plan][index].isOpen = false }
            if let at = digests[plan][index].remindAt, at > now + Self.isNewsFor {
                digests[plan][index].remindAt = now
            }
        }
    }

    /// A channel has told a reminder.
    mutating func told(_ key: String) {
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

    var openDigests: Set<String> {
        var keys: Set<String> = []
        for plan in digests.indices {
            for index in digests[plan].indices where digests[plan][index].isOpen {
                keys.insert(key(plan, index))
            }
        }
        return keys
    }

    /// "betamed missed 3 from 2026-12-01 09:30"
    private func key(_ plan: Int, _ index: Int) -> String {
        let doses = missed(plan, index)
        let first = doses.map(\.due).min() ?? 0
        return "\(plans[plan].name) missed \(doses.count) from \(LocalTime.name(first, in: zone(of: plan)))"
    }

    private func missed(_ plan: Int, _ index: Int) -> [Slot] {
        slots[plan].filter { $0.digest == index && $0.state == .missed }
    }

    /// From 22:00 to 07:00 only what cannot wait is told.
    private func quietEnd(at now: Int, _ zone: String) -> Int? {
        let name = LocalTime.name(now, in: zone)
        let day = String(name.prefix(10))
        let hour = Int(name.dropFirst(11).prefix(2)) ?? 0
        if hour < 7 { return LocalTime.instant("\(day) 07:00", in: zone) }
        if hour < 22 { return nil }
        return LocalTime.instant("\(LocalTime.day(day, plus: 1)) 07:00", in: zone)
    }
}
