import Foundation

/// A prescription of a simulated year: its text, and its slots worked out by hand.
struct SimulatedPlan {
    enum Rhythm {
        case days(Int)
        case hours(Int)
    }

    /// Where a household can live.
    static let zones = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata"]

    /// Whose it is: 0 for the first person.
    var person = 0
    let name: String
    let rhythm: Rhythm
    /// "2026-12-01", "09:30".
    let firstDay: String
    let time: String
    /// How many doses; nil for no end.
    let count: Int?

    var isElapsed: Bool { if case .hours = rhythm { true } else { false } }

    var text: String {
        let every =
            switch rhythm {
            case .days(1): "daily at \(time) from \(firstDay)"
            case .days(let days): "every \(days) days at \(time) from \(firstDay)"
            case .hours(let hours): "every \(hours) hours from \(firstDay) \(time)"
            }
        return "\(name) 5 mg by mouth \(every)" + (count.map { " for \($0) doses" } ?? "")
    }

    /// Our settings: 12 hours (daily), 1 day (up to 6 days), 2 days (up to 2 weeks), half of the
    /// time to the next one (hours).
    var lateSeconds: Int {
        switch rhythm {
        case .days(1): 43_200
        case .days(2...6): 86_400
        case .days: 172_800
        case .hours(let hours): hours * 1800
        }
    }

    /// When its first dose is due.
    func first(in zone: String) -> Int { LocalTime.instant("\(firstDay) \(time)", in: zone) }

    func slots(until end: Int, zone: String) -> [(name: String, due: Int)] {
        var slots: [(name: String, due: Int)] = []
        let first = first(in: zone)
        for number in 0..<(count ?? Int.max) {
            let due: Int
            let name: String
            switch rhythm {
            case .days(let days):
                name = "\(LocalTime.day(firstDay, plus: number * days)) \(time)"
                due = LocalTime.instant(name, in: zone)
            case .hours(let hours):
                due = first + number * hours * 3600
                name = LocalTime.name(due, in: zone)
            }
            if due > end { break }
            slots.append((name, due))
        }
        return slots
    }
}

extension SimulatedPlan {
    /// Those of a household.
    static func several(_ dice: inout Dice, people: Int) -> [SimulatedPlan] {
        let names = ["alphamed", "betamed", "gammamed", "deltamed"]
        return names.prefix(dice.number(2...4)).enumerated().map { index, name in
            let day = LocalTime.day("2026-11-25", plus: dice.number(0...200))
            let time = dice.pick(["02:30", "08:00", "13:15", "23:45", "00:00"])
            let rhythm: Rhythm =
                switch index {
                case 0: .days(dice.number(4...6))
                case 1: .hours(dice.pick([60, 96, 130]))
                case 2: .days(dice.pick([7, 9, 14]))
                default: .days(1)
                }
            return SimulatedPlan(
                person: index % people, name: name, rhythm: rhythm, firstDay: day, time: time,
                count: index == 3 ? dice.number(2...12) : nil)
        }
    }
}
