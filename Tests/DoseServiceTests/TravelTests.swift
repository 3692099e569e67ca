import DoseInterface
import DoseService
import Foundation
import Regimen
import Testing

/// Random journeys with three treatments: one goes along with the device, one stays at home, one
/// counts hours. `DOSED_TRAVEL_ITINERARIES` says how many journeys of 10 hops.
@Suite("Journeys around the world")
struct TravelTests {
    private static let itineraries =
        ProcessInfo.processInfo.environment["DOSED_TRAVEL_ITINERARIES"].flatMap { Int($0) } ?? 8
    private static let hops = 10
    private static let places = [
        "Pacific/Pago_Pago", "Pacific/Honolulu", "America/Los_Angeles", "America/New_York",
        "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Africa/Casablanca", "Asia/Dubai",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe",
        "Pacific/Auckland", "Pacific/Kiritimati",
    ]

    @Test("no dose is doubled or lost, none comes closer than its gap, and all at their own times")
    func journeys() async throws {
        for seed in 0..<Self.itineraries {
            var journey = Journey(seed: UInt64(seed))
            try await journey.run(hops: Self.hops, places: Self.places)
        }
    }
}

private struct Journey {
    /// Half of the shortest time between two doses: the smallest gap by our setting.
    private static let gap: Int64 = 6 * 3600

    private struct Intake {
        let slot: String
        let at: Instant
    }

    private let seed: UInt64
    private var random: SplitMix
    private var taken: [String: [Intake]] = [:]

    init(seed: UInt64) {
        self.seed = seed
        random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    }

    mutating func run(hops: Int, places: [String]) async throws {
        let zones = MovingZones()
        // Any time in 3 years, so that clocks are changed on the way.
        let start = Instant(
            epochSeconds: 1_795_453_500 + Int64.random(in: 0..<1_000, using: &random) * 86_400)
        let desk = try await Desk(at: start, zones: zones)
        _ = try await desk.tracker.lookAtZones()
        _ = try await desk.call(
            AddPrescription.self,
            .init(
                requestId: desk.fresh(), text: "naproxen 220 mg at 08:00 and 20:00",
                follows: "device"))
        try await desk.add("ibuprofen 200 mg at 08:00 and 20:00")
        try await desk.add("acetaminophen 500 mg every 8 hours from now")
        for _ in 0..<hops {
            let place = places.randomElement(using: &random) ?? "Europe/Berlin"
            zones.travel(to: place)
            _ = try await desk.tracker.lookAtZones()
            let stay = Int64.random(in: 1...60, using: &random) * 3600
            try await live(desk, until: desk.clock.now.adding(seconds: stay), in: place)
        }
        try check(desk)
    }

    /// Takes what falls due, each a little later, until an instant.
    private mutating func live(_ desk: Desk, until end: Instant, in place: String) async throws {
        while true {
            let next = try await desk.passTime()
            let due = try await desk.due()
            for dose in due { try await take(dose, desk, in: place) }
            guard due.isEmpty else { continue }
            guard let next, next < end else { break }
            desk.clock.set(max(next, desk.clock.now))
        }
        desk.clock.set(max(end, desk.clock.now))
    }

    private mutating func take(_ dose: Dose, _ desk: Desk, in place: String) async throws {
        let due = try #require(Self.instant(dose.due.at))
        let last = taken[dose.prescription]?.last
        if let last {
            #expect(
                due.seconds(since: last.at)
                    >= (dose.prescription == "acetaminophen" ? 0 : Self.gap),
                "journey \(seed): \(dose.prescription) \(dose.slot) at \(dose.due.at)")
        }
        let local = dose.due.at.prefix(16).replacing("T", with: " ")
        switch dose.prescription {
        case "ibuprofen": #expect(local == dose.slot, "journey \(seed): at home")
        case "naproxen":
            #expect(
                local == dose.slot || dose.note != nil,
                "journey \(seed): \(dose.slot) at \(dose.due.at) in \(place)")
        default: break
        }
        desk.clock.advance(minutes: Int64.random(in: 0...40, using: &random))
        try await desk.record(.taken, dose.prescription, slot: dose.slot)
        taken[dose.prescription, default: []].append(Intake(slot: dose.slot, at: desk.clock.now))
    }

    private func check(_ desk: Desk) throws {
        for name in ["naproxen", "ibuprofen"] {
            let slots = (taken[name] ?? []).map(\.slot)
            #expect(slots.count >= 5, "journey \(seed): \(name)")
            for (slot, next) in zip(slots, slots.dropFirst()) {
                #expect(try Self.after(slot) == next, "journey \(seed): \(name)")
            }
        }
        // A dose that was due 8 hours after the one before, whatever the clocks did.
        let hours = taken["acetaminophen"] ?? []
        for (number, intake) in hours.enumerated() {
            let delay = intake.at.seconds(since: hours[0].at) - Int64(number) * 8 * 3600
            #expect(abs(delay) <= 3 * 3600, "journey \(seed): dose \(number + 1) by the hour")
        }
    }

    /// The slot after one: 20:00 after 08:00, 08:00 of the next day after 20:00.
    private static func after(_ slot: String) throws -> String {
        let civil = try #require(CivilDateTime(iso: slot))
        return civil.time.hour == 8
            ? "\(civil.date) 20:00" : "\(civil.date.adding(days: 1)) 08:00"
    }

    private static func instant(_ text: String) -> Instant? {
        ISO8601DateFormatter().date(from: text).map {
            Instant(epochSeconds: Int64($0.timeIntervalSince1970))
        }
    }
}

/// Random numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
