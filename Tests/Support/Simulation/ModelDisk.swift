/// What should happen while nothing can be written because the disk is full.
extension Model {
    /// What falls due by now is told from memory, each matter once. Nothing else changes.
    ///
    /// - Returns: each matter with how it is told.
    mutating func tellFromMemory(at now: Int, trusted: Bool) -> [(matter: String, key: String)] {
        var next = self
        next.look(at: now, trusted: trusted)
        var told: [(matter: String, key: String)] = []
        for (plan, prescription) in plans.enumerated() {
            for (slot, before) in zip(next.slots[plan], slots[plan])
            where slot.open > 0 && slot.reminders > before.reminders {
                let matter = "\(prescription.name) \(slot.name)"
                told.append((matter, "\(matter) #\(slot.open)"))
                said.insert(matter)
            }
            for (index, digest) in next.digests[plan].enumerated() where digest.isOpen {
                let isThere = digests[plan].indices.contains(index)
                if isThere, digests[plan][index].isReminded { continue }
                let day = LocalTime.name(now, in: zone(of: plan)).prefix(10)
                told.append(
                    (
                        "\(prescription.name) missed \(isThere ? "\(index)" : "\(day)")",
                        next.key(plan, index)
                    ))
                said.insert("\(prescription.name) missed")
            }
        }
        return told
    }
}
