import DoseInterface

/// What is compared besides what is open.
extension Year {
    /// So often all that is open is looked at, in looks: where it is not what it was then, and
    /// where it should be. Else only what is new.
    private static let wholeEvery = (changed: 8, same: 64)

    /// What the daemon says is open is what the model says, and what came together is told so.
    mutating func compare(isUndisturbed: Bool) async throws {
        let wanted = model.open
        let (fresh, last) = try await machine.reminders(after: newest)
        if isUndisturbed { try checkGroups(fresh) }
        var found = Set(fresh.map(\.key))
        if model.hasCarer, last > newest {
            found.formUnion(try await keysForCarer(after: newest))
        }
        let isAsExpected = found == wanted.subtracting(openBefore)
        (newest, openBefore) = (last, wanted)
        let pause = wanted == openCompared ? Self.wholeEvery.same : Self.wholeEvery.changed
        if isAsExpected, counts["looks", default: 0] % pause > 0 { return }
        openCompared = wanted
        found = Set(try await machine.reminders().reminders.map(\.key))
        if model.hasCarer { found.formUnion(try await keysForCarer(after: nil)) }
        if let key = found.subtracting(wanted).sorted().first {
            let kind: Trouble.Kind = model.isEarly(key, at: machine.now) ? .early : .doubled
            throw Trouble(kind, "\(at(machine.now)): \(key) is there")
        }
        if let key = wanted.subtracting(found).sorted().first {
            throw Trouble(.lost, "\(at(machine.now)): \(key) is not there")
        }
    }

    private func keysForCarer(after: Int?) async throws -> [String] {
        try await machine.reminders(after: after, for: "ben").reminders.map(\.key)
    }

    /// What fell due in one look for one person comes together.
    private func checkGroups(_ open: [Reminder]) throws {
        var first: [String: Int] = [:]
        for reminder in open where reminder.number > newest {
            let owner = model.plans.first { $0.name == reminder.prescription }?.person ?? 0
            let group = first["\(owner) \(reminder.kind)"] ?? reminder.number
            first["\(owner) \(reminder.kind)"] = group
            guard reminder.group == group else {
                throw Trouble(.wrong, "\(at(machine.now)): \(reminder.key) comes alone")
            }
        }
    }

    /// At the end every channel catches up, and the data itself is counted.
    mutating func finish() async throws {
        machine.disk.plan(nil)
        // All of it is looked at once more.
        openBefore = []
        for index in agents.indices where !agents[index].isConnected {
            try await agents[index].come(to: machine)
        }
        try await look(isReliable: true)
        for agent in agents {
            try agent.check(
                try await machine.reminders(for: agent.isForCarer ? agent.name : nil).reminders)
        }
        try await machine.stopDaemon(killed: false)
        let (records, reminders) = try machine.records()
        if let key = model.records.subtracting(records).sorted().first {
            throw Trouble(.lost, "at the end: \(key) is not on record")
        }
        if let key = records.subtracting(model.records).sorted().first {
            throw Trouble(.wrong, "at the end: \(key) is on record")
        }
        if reminders != model.reminders {
            let kind: Trouble.Kind = reminders < model.reminders ? .lost : .doubled
            throw Trouble(kind, "at the end: \(reminders) reminders, not \(model.reminders)")
        }
        counts["reminders"] = reminders
        counts["tellings"] = agents.map(\.tellings).reduce(0, +)
    }
}
