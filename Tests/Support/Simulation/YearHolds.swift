import DoseInterface

/// Medicines that pause for a while.
extension Year {
    /// They pause about the time of a dose, where there is most to go wrong.
    ///
    /// - Parameter travelling: no clock goes wrong by much in this year, so that a pause can end by
    ///   itself on a day that has come.
    mutating func planHolds(travelling: Bool) {
        for _ in 0..<dice.number(1...2) {
            let plan = dice.number(0...model.plans.count - 1)
            let slots = model.plans[plan].slots(until: end, zone: model.zone(of: plan))
            guard !slots.isEmpty else { continue }
            let begin = dice.pick(slots).due + dice.number(-Self.day...Self.day)
            let days = dice.number(1...30)
            if travelling, dice.oneIn(2) {
                at(begin, .hold(plan: plan, days: days))
                continue
            }
            at(begin, .hold(plan: plan, days: nil))
            let last = begin + days * Self.day + dice.number(0...Self.day)
            // Where the clock is wrong by then, it is right again within five days.
            for time in [last, last + 6 * Self.day] where time < end {
                at(time, .resume(plan: plan))
            }
        }
    }

    mutating func hold(_ plan: Int, days: Int?) async throws {
        guard machine.isRunning, leap == 0, model.canBeHeld(plan) else { return }
        let person = model.plans[plan].person
        let today = String(LocalTime.name(machine.now, in: model.zones[person]).prefix(10))
        let until = days.map { LocalTime.day(today, plus: $0) }
        letDiskFail(oneIn: 2)
        if control != .heedless {
            _ = try await machine.call(
                HoldPrescription.self,
                .init(
                    requestId: machine.freshRequest(), name: model.plans[plan].name,
                    reason: "the dentist asked for it", until: until), about: person)
        }
        model.hold(plan, until: until)
        count("holds")
    }

    mutating func resume(_ plan: Int) async throws {
        guard machine.isRunning, leap == 0, model.isHeld(plan) else { return }
        letDiskFail(oneIn: 2)
        if control != .heedless, control != .dormant {
            _ = try await machine.call(
                ResumePrescription.self,
                .init(requestId: machine.freshRequest(), name: model.plans[plan].name),
                about: model.plans[plan].person)
        }
        model.resume(plan, at: machine.now)
    }
}
