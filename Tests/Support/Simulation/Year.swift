import DoseInterface

/// One simulated year: what happens to the machine and what the person does, by a seed, and after
/// every step what the daemon says beside what the model says.
struct Year {
    static let day = 86_400
    private static let nags = [(pause: 900, times: 3), (3_600, 1), (0, 0)]
    private static let leads = [[], [86_400], [172_800, 7_200], [345_600, 43_200, 3_600]]

    let end = Machine.start + 365 * day
    let control: Control?
    let machine: Machine
    var dice: Dice
    var model: Model
    var agents = [Agent(name: "desk")]
    private var tellers: [Agent] { agents.filter { !$0.isForCarer } }
    private var steps: [(at: Int, step: Step)] = []
    /// How far the wall clock is wrong for a while, in seconds.
    private(set) var leap = 0
    /// When the daemon wants to wake next, by its wall clock.
    private var alarm: Int?
    var counts: [String: Int] = [:]
    /// The life of the daemon that the model goes along with.
    private var life = 0
    /// How many writes there had been at the last look.
    private var requests = 0
    /// The newest number that any reminder had, and what was open then.
    var newest = 0
    var openBefore: Set<String> = []
    /// What was open when all of it was looked at.
    var openCompared: Set<String> = []

    init(seed: UInt64, control: Control?, supplies: Supplies) throws {
        self.control = control
        machine = try Machine(control: control, supplies: supplies)
        var dice = Dice(seed: seed)
        // A household of one or two, who live in different zones.
        let zones = Array(SimulatedPlan.zones.shuffled(using: &dice).prefix(dice.number(1...2)))
        model = Model(
            plans: SimulatedPlan.several(&dice, people: zones.count), zones: zones,
            quiet: zones.map { _ in dice.pick(QuietTime.choices) },
            leads: zones.map { _ in dice.pick(Self.leads) },
            nags: zones.map { _ in dice.pick(Self.nags) },
            until: end + 100 * Self.day)
        self.dice = dice
        if self.dice.oneIn(3) { agents.append(Agent(name: "mail")) }
        if self.dice.oneIn(2) { agents.append(Agent(name: "ben", isForCarer: true)) }
        let canTravel = self.dice.oneIn(3)
        plan(travelling: canTravel)
    }

    private mutating func plan(travelling: Bool) {
        for plan in model.plans.indices {
            let first = LocalTime.instant("\(model.plans[plan].firstDay) 12:00", in: "UTC")
            at(first - 2 * Self.day, .add(plan: plan))
        }
        for _ in 0..<dice.number(20...60) { at(someTime(), .answer) }
        for agent in agents.indices {
            for _ in 0..<dice.number(2...8) { at(someTime(), .agent(agent)) }
        }
        for _ in 0..<dice.number(2...6) {
            let off = dice.pick([0, 300, 3_600, 40_000, Self.day, 9 * Self.day])
            let killed = dice.oneIn(2)
            at(someTime(), .restart(killed: killed, off: off, reboot: dice.oneIn(3)))
        }
        for _ in 0..<dice.number(1...4) { at(someTime(), .sleep(dice.number(600...200_000))) }
        // A disk that is full while something falls due.
        for _ in 0..<dice.number(1...3) {
            let plan = dice.number(0...model.plans.count - 1)
            let slots = model.plans[plan].slots(until: end, zone: model.zone(of: plan))
            let due = slots.isEmpty ? someTime() : dice.pick(slots).due
            at(due - dice.number(1...900), .fullDisk(dice.number(1_200...7_200)))
        }
        for _ in 0..<dice.number(1...6) { at(someTime(), .smallStep(dice.number(-900...900))) }
        if travelling {
            for _ in 0..<dice.number(1...4) {
                let person = dice.number(0...model.zones.count - 1)
                at(someTime(), .move(person, dice.pick(SimulatedPlan.zones)))
            }
        } else {
            for number in 0..<dice.number(1...3) {
                let begin = Machine.start + (number * 120 + dice.number(5...100)) * Self.day
                let length = dice.pick([1, 5, 20, 30, 400, 2_000]) * 3_600 + dice.number(0...3599)
                at(begin, .leap(seconds: length, synchronized: dice.oneIn(2)))
                at(begin + dice.number(60...5 * Self.day), .leapBack)
            }
        }
        planHolds(travelling: travelling)
        steps.sort { $0.at < $1.at }
    }

    private mutating func someTime() -> Int { dice.number(Machine.start + 60...end) }

    mutating func at(_ time: Int, _ step: Step) { steps.append((time, step)) }

    /// Lives through the year.
    ///
    /// - Throws: ``Trouble`` at the first difference.
    mutating func live() async throws {
        try await machine.startDaemon(zone: model.zones[0])
        if model.zones.count > 1 {
            _ = try await machine.call(
                AddPerson.self,
                .init(
                    requestId: machine.freshRequest(), name: Machine.secondPerson,
                    zone: model.zones[1]))
        }
        for person in model.zones.indices { try await tellWishes(of: person) }
        try await look()
        var next = steps.makeIterator()
        while let (time, step) = next.next() {
            try await pass(to: max(time, machine.time))
            try await take(step)
            count("steps")
            try await look(isWoken: !step.setsClocks)
        }
        try await pass(to: max(end, machine.time))
        try await finish()
    }

    /// Lets time pass from one alarm to the next.
    private mutating func pass(to time: Int) async throws {
        while machine.isRunning {
            let wanted = model.next(after: machine.now)
            if control != .oversleeping, isTrusted, let wanted, (alarm ?? .max) > wanted {
                throw Trouble(.lost, "\(at(machine.now)): it would sleep past \(at(wanted))")
            }
            guard let alarm, alarm - machine.ahead < time else { break }
            machine.pass(to: alarm - machine.ahead)
            try await look()
        }
        machine.pass(to: time)
        if control != .oversleeping { try await look() }
    }

    var isTrusted: Bool { machine.isSynchronized || abs(leap) <= 25 * 3_600 }

    private mutating func take(_ step: Step) async throws {
        switch step {
        case .add(let plan):
            guard machine.isRunning, leap == 0, machine.now + Self.day < model.first(of: plan)
            else { return }
            letDiskFail(oneIn: 2)
            _ = try await machine.call(
                AddPrescription.self,
                .init(
                    requestId: machine.freshRequest(), text: model.plans[plan].text,
                    asWritten: true), about: model.plans[plan].person)
            model.add(plan, at: machine.now)
        case .answer: try await answer()
        case .agent(let index):
            if agents[index].isConnected {
                agents[index].leave()
            } else if machine.isRunning {
                try await agents[index].come(to: machine)
            }
        case .restart(let killed, let off, let reboot):
            try await restart(killed: killed, off: off, reboot: reboot && leap == 0)
        case .sleep(let seconds): machine.sleep(seconds: seconds)
        case .smallStep(let seconds): if leap == 0 { machine.set(ahead: seconds - machine.ahead) }
        case .leap(let seconds, let synchronized):
            guard leap == 0 else { return }
            leap = seconds
            machine.isSynchronized = synchronized
            machine.set(ahead: seconds)
        case .leapBack:
            machine.set(ahead: -leap)
            leap = 0
            machine.isSynchronized = true
        case .move(let person, let zone):
            guard machine.isRunning else { return }
            try await set("home-zone", to: zone, of: person)
            model.move(person, to: zone, at: machine.now)
        case .fullDisk(let seconds): try await liveOnFullDisk(seconds: seconds)
        case .hold(let plan, let days): try await hold(plan, days: days)
        case .resume(let plan): try await resume(plan)
        }
    }

    private func tellWishes(of person: Int) async throws {
        if control != .loud {
            try await set("quiet-hours", to: model.quiet[person]?.text ?? "none", of: person)
        }
        if control != .unprepared {
            let leads = model.leads[person].map { "\($0 / 3_600) hours" }.joined(separator: ", ")
            try await set("lead-dose", to: leads.isEmpty ? "none" : leads, of: person)
        }
        let nag = model.nags[person]
        let times = nag.times + (control == .insistent ? 3 : 0)
        try await set(
            "nag", to: times == 0 ? "never" : "\(max(nag.pause / 60, 15)) minutes, \(times) times",
            of: person)
        // The daemon is told not to tell a carer; the model knows nothing of it.
        if control == .uncared { try await set("escalate", to: "never", of: person) }
    }

    private func set(_ name: String, to value: String, of person: Int) async throws {
        _ = try await machine.call(
            ChangeSetting.self,
            .init(requestId: machine.freshRequest(), name: name, value: value), about: person)
    }

    private mutating func restart(killed: Bool, off: Int, reboot: Bool) async throws {
        try await machine.stopDaemon(killed: killed)
        for index in agents.indices { agents[index].leave() }
        machine.pass(to: machine.time + off)
        if reboot { machine.reboot() }
        try await machine.startDaemon(zone: model.zones[0])
        for index in agents.indices where dice.oneIn(2) {
            try await agents[index].come(to: machine)
        }
    }

    /// The person answers what is open, or puts it off.
    private mutating func answer() async throws {
        for plan in model.plans.indices {
            for index in model.slots[plan].indices where model.slots[plan][index].open > 0 {
                let name = model.plans[plan].name
                let slot = model.slots[plan][index]
                let until = machine.now + 3_600
                if dice.oneIn(3), model.nextDue(of: plan).map({ until < $0 }) ?? true {
                    _ = try await machine.call(
                        SnoozeDose.self,
                        .init(
                            requestId: machine.freshRequest(), name: name, length: "1 hour",
                            slot: slot.name), about: model.plans[plan].person)
                    model.putOff(plan, index, from: machine.now, until: until)
                } else if dice.oneIn(2) {
                    letDiskFail(oneIn: 2)
                    let isTaken = dice.oneIn(2)
                    _ = try await machine.call(
                        RecordDose.self,
                        .init(
                            requestId: machine.freshRequest(), name: name,
                            outcome: isTaken ? .taken : .skipped, slot: slot.name,
                            reason: isTaken ? nil : "sick"), about: model.plans[plan].person)
                    model.answer(plan, index)
                    count("answers")
                }
            }
        }
    }

    /// The daemon looks at the clock, and what it says is compared with what the model says.
    mutating func look(isWoken: Bool = true, isReliable: Bool = false) async throws {
        guard machine.isRunning else { return }
        letDiskFail(oneIn: 400)
        if isWoken || control != .oversleeping { alarm = try await machine.look() }
        model.hasTeller = tellers.contains { $0.metAfter != nil }
        model.hasCarer = agents.contains { $0.isForCarer && $0.metAfter != nil }
        let isSameLife = machine.lives == life
        if !isSameLife { model.said = [] }
        life = machine.lives
        model.look(at: machine.now, trusted: isTrusted)
        count("looks")
        // A write lets time pass by itself: what comes due by an answer comes after the rest.
        let isUndisturbed = isSameLife && machine.requests == requests
        requests = machine.requests
        try await compare(isUndisturbed: isUndisturbed)
        for index in agents.indices {
            try await agents[index].work(
                machine, &dice, isReliable: isReliable, writesBefore: control != .unwritten,
                said: model.said)
            for reminder in agents[index].takeTold() {
                model.told(reminder.key, at: agents[index].isForCarer)
            }
            // Whoever looks after it starts it again, as a rule.
            if agents[index].hasCrashed, machine.isRunning, dice.oneIn(2) {
                try await agents[index].come(to: machine)
            }
        }
    }

    mutating func count(_ name: String) { counts[name, default: 0] += 1 }

    func at(_ instant: Int) -> String { LocalTime.name(instant, in: model.zones[0]) }
}
