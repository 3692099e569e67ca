import DoseInterface
import DoseStore

/// A disk that fails or is full.
extension Year {
    /// So often the daemon looks again while the disk is full, in seconds.
    private static let pause = 600

    /// Now and then the disk fails in the middle of what comes next.
    mutating func letDiskFail(oneIn times: Int) {
        // Whether what was told from memory is remembered would depend on the very moment.
        guard dice.oneIn(times), model.said.isEmpty else { return }
        count("faults")
        machine.disk.plan(
            dice.oneIn(2) ? .write(after: dice.number(0...3)) : .sync(after: dice.number(0...1)))
    }

    /// What falls due while the disk is full is told from memory, and nothing that is refused is
    /// done.
    mutating func liveOnFullDisk(seconds: Int) async throws {
        guard machine.isRunning else { return }
        count("faults")
        machine.disk.plan(.full)
        let end = machine.time + seconds
        var wanted: [String: String] = [:]
        while machine.time < end {
            machine.pass(to: min(machine.time + Self.pause, end))
            guard let told = try await machine.lookOnFullDisk() else {
                model.look(at: machine.now, trusted: isTrusted)
                wanted = [:]
                continue
            }
            for (matter, key) in model.tellFromMemory(at: machine.now, trusted: isTrusted)
            where wanted[matter] == nil { wanted[matter] = key }
            try compare(Set(told.map(\.key)), Set(wanted.values))
        }
        try await tryToAnswer()
        machine.disk.plan(nil)
    }

    private func compare(_ told: Set<String>, _ wanted: Set<String>) throws {
        if let key = wanted.subtracting(told).sorted().first {
            throw Trouble(.lost, "\(at(machine.now)): \(key) is not told from memory")
        }
        if let key = told.subtracting(wanted).sorted().first {
            let kind: Trouble.Kind = model.isEarly(key, at: machine.now) ? .early : .doubled
            throw Trouble(kind, "\(at(machine.now)): \(key) is told from memory")
        }
    }

    private func tryToAnswer() async throws {
        for (plan, slots) in zip(model.plans, model.slots) {
            guard let slot = slots.first(where: { $0.open > 0 }) else { continue }
            do {
                _ = try await machine.call(
                    RecordDose.self,
                    .init(
                        requestId: machine.freshRequest(), name: plan.name, outcome: .taken,
                        slot: slot.name), about: plan.person)
            } catch StoreError.full {
                continue
            }
            throw Trouble(.wrong, "\(at(machine.now)): an answer was stored on a full disk")
        }
    }
}
