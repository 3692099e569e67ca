import DoseInterface
import Formulary

/// One simulated year: what happens to the machine and what the person does, by a seed, and after
/// every step what the daemon says beside what the model says.
struct Year {
    private static let day = 86_400
    private static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata",
    ]

    private enum Step {
        case add(plan: Int)
        case answer
        case agent(Int)
        case restart(killed: Bool, off: Int, reboot: Bool)
        case sleep(Int)
        case smallStep(Int)
        case leap(seconds: Int, synchronized: Bool)
        case leapBack
        case move(Int, String)

        /// Whether only the notice of the kernel tells the daemon of it.
        var setsClocks: Bool {
            switch self {
            case .sleep, .smallStep, .leap, .leapBack: true
            case .add, .answer, .agent, .restart, .move: false
            }
        }
    }

    private let end = Machine.start + 365 * day
    private let control: Control?
    private let machine: Machine
    private var dice: Dice
    private var model: Model
    private var agents = [Agent(name: "desk"), Agent(name: "mail")]
    private var tellers: [Agent] { agents.filter { !$0.isForCarer } }
    private var steps: [(at: Int, step: Step)] = []
    private var leap = 0
    /// When the daemon wants to wake next, by its wall clock.
    private var alarm: Int?
    private(set) var counts: [String: Int] = [:]

    init(seed: UInt64, formulary: Formulary, control: Control?) throws {
        self.control = control
        machine = try Machine(formulary: formulary, control: control)
        dice = Dice(seed: seed)
        // A household of one or two, who live in different zones.
        let zones = Array(Self.zones.shuffled(using: &dice).prefix(dice.number(1...2)))
        model = Model(
            plans: SimulatedPlan.several(&dice, people: zones.count), zones: zones,
            until: end + 100 * Self.day)
        if dice.oneIn(2) { agents.append(Agent(name: "ben", isForCarer: true)) }
        let canTravel = dice.oneIn(3)
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
        for _ in 0..<dice.number(1...6) { at(someTime(), .smallStep(dice.number(-900...900))) }
        if travelling {
            for _ in 0..<dice.number(1...4) {
                let person = dice.number(0...model.zones.count - 1)
                at(someTime(), .move(person, dice.pick(Self.zones)))
            }
        } else {
            for number in 0..<dice.number(1...3) {
                let begin = Machine.start + (number * 120 + dice.number(5...100)) * Self.day
                let length = dice.pick([1, 5, 20, 30, 400, 2_000]) * 3_600 + dice.number(0...3599)
                at(begin, .leap(seconds: length, synchronized: dice.oneIn(2)))
                at(begin + dice.number(60...5 * Self.day), .leapBack)
            }
        }
        steps.sort { $0.at < $1.at }
    }

    private mutating func someTime() -> Int { dice.number(Machine.start + 60...end) }

    private mutating func at(_ time: Int, _ step: Step) { steps.append((time, step)) }

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
        if control == .uncared { try await careForNobody() }
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

    private var isTrusted: Bool { machine.isSynchronized || abs(leap) <= 25 * 3_600 }

    private mutating func take(_ step: Step) async throws {
        switch step {
        case .add(let plan):
            guard machine.isRunning, leap == 0, machine.now + Self.day < model.first(of: plan)
            else { return }
            _ = try await machine.call(
                AddPrescription.self,
                .init(
                    requestId: machine.freshRequest(), text: model.plans[plan].text,
                    asWritten: true), about: model.plans[plan].person)
            model.add(plan)
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
            _ = try await machine.call(
                ChangeSetting.self,
                .init(requestId: machine.freshRequest(), name: "home-zone", value: zone),
                about: person)
            model.move(person, to: zone, at: machine.now)
        }
    }

    /// The daemon is told not to tell a carer; the model knows nothing of it.
    private func careForNobody() async throws {
        for person in model.zones.indices {
            _ = try await machine.call(
                ChangeSetting.self,
                .init(requestId: machine.freshRequest(), name: "escalate", value: "never"),
                about: person)
        }
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
    private mutating func look(isWoken: Bool = true, isReliable: Bool = false) async throws {
        guard machine.isRunning else { return }
        if isWoken || control != .oversleeping { alarm = try await machine.look() }
        model.hasTeller = tellers.contains { $0.metAfter != nil }
        model.hasCarer = agents.contains { $0.isForCarer && $0.metAfter != nil }
        model.look(at: machine.now, trusted: isTrusted)
        count("looks")
        var found = Set(try await machine.reminders().reminders.map(\.key))
        if model.hasCarer {
            found.formUnion(try await machine.reminders(for: "ben").reminders.map(\.key))
        }
        let wanted = model.open
        if let key = found.subtracting(wanted).sorted().first {
            let kind: Trouble.Kind = model.isEarly(key, at: machine.now) ? .early : .doubled
            throw Trouble(kind, "\(at(machine.now)): \(key) is there")
        }
        if let key = wanted.subtracting(found).sorted().first {
            throw Trouble(.lost, "\(at(machine.now)): \(key) is not there")
        }
        for index in agents.indices {
            try await agents[index].work(
                machine, &dice, isReliable: isReliable, writesBefore: control != .unwritten)
            for reminder in agents[index].takeTold() {
                model.told(reminder.key, at: agents[index].isForCarer)
            }
            // Whoever looks after it starts it again, as a rule.
            if agents[index].hasCrashed, machine.isRunning, dice.oneIn(2) {
                try await agents[index].come(to: machine)
            }
        }
    }

    /// At the end every channel catches up, and the data itself is counted.
    private mutating func finish() async throws {
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

    private mutating func count(_ name: String) { counts[name, default: 0] += 1 }

    private func at(_ instant: Int) -> String { LocalTime.name(instant, in: model.zones[0]) }
}
