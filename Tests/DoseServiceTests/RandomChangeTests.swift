import DoseInterface
import DoseService
import Foundation
import Regimen
import Testing
import Varlink

@Suite("Random changes with time passing")
struct RandomChangeTests {
    /// More runs by environment: `DOSED_RANDOM_RUNS=1000`.
    static let seeds: [UInt64] = {
        let runs = ProcessInfo.processInfo.environment["DOSED_RANDOM_RUNS"].flatMap { Int($0) }
        return (1...UInt64(runs ?? 12)).map { $0 }
    }()

    @Test("no slot is lost, doubled or answered twice, and history never changes", arguments: seeds)
    func everything(seed: UInt64) async throws {
        let play = try await Play(seed: seed, kinds: Play.Kind.allCases)
        try await play.run(steps: 70)
        #expect(play.changes > 10, "most of what is tried must be possible")
    }

    @Test("without undo and moves each slot is reminded of once, and then again", arguments: seeds)
    func oneReminder(seed: UInt64) async throws {
        let kinds: [Play.Kind] = [.pass, .add, .edit, .shift, .hold, .resume, .take, .skip]
        let play = try await Play(seed: seed, kinds: kinds)
        try await play.run(steps: 70)
        for (slot, first, count) in try await play.remindersOfSlots() {
            #expect(first <= 1, "\(play.trace(slot))")
            #expect(count <= 1 + Nagging.usual.times, "\(play.trace(slot))")
        }
        #expect(
            try await play.count(
                """
                SELECT count(*) FROM dose WHERE state IN ('due', 'missed') AND NOT EXISTS (
                    SELECT 1 FROM reminder WHERE dose_id = dose.id AND kind = 'due')
                """) == 0, "\(play.trace(""))")
    }
}

/// One random sequence of what people do, with the rules that hold after each step.
final class Play {
    enum Kind: CaseIterable {
        case pass, off, add, edit, move, shift, hold, resume, take, skip, undo, stop, snooze, rule
    }

    private static let texts = [
        "naproxen 220 mg at 8 am and 20:00", "ibuprofen 200 mg every 8 hours from 20:00",
        "zoledronic acid 4 mg IV every 3 days from 2026-11-24 09:30",
        "vitamin D3 800 units every 2 days at 07:00 for 30 doses",
    ]
    private static let names = ["naproxen", "ibuprofen", "zoledronic-acid", "vitamin-d"]
    private static let edits = [
        "440 mg", "220 mg", "every day at 9:00", "every 6 hours from tomorrow 06:00",
        "every 2 days at 21:00", "every day at 8:00 and 20:00",
    ]
    private static let rules: [(String, String?)] = [
        ("lead-infusion", "1 day, 3 hours"), ("lead-infusion", nil), ("quiet-hours", "none"),
        ("quiet-hours", "20:00 to 11:00"), ("nag", "never"), ("nag", nil),
        ("escalate", "5 minutes"),
        ("lead-dose", "2 hours"), ("lead-dose", nil),
    ]
    /// Refusals that a person can meet; anything else is a fault.
    private static let refusals: Set<String> = Set(
        [
            "Invalid", "WrongState", "NothingDue", "NothingToUndo", "NotFound", "Ambiguous",
            "StartsInPast",
        ].map { "io.dosed." + $0 })

    let desk: Desk
    private let kinds: [Kind]
    private var random: Dice
    var said: [String] = []
    private(set) var changes = 0
    var history: [String: String] = [:]

    init(seed: UInt64, kinds: [Kind]) async throws {
        desk = try await Desk()
        random = Dice(state: seed)
        self.kinds = kinds
        _ = try await desk.tracker.meet("ben", forCarer: true)
        try await desk.add(Self.texts[0])
        try await desk.add(Self.texts[2])
    }

    func trace(_ what: String) -> String { "\(what) after:\n" + said.joined(separator: "\n") }

    func run(steps: Int) async throws {
        for _ in 0..<steps {
            let kind = kinds[random.below(kinds.count)]
            let name = Self.names[random.below(Self.names.count)]
            said.append("\(desk.clock.now.epochSeconds) \(kind) \(name)")
            do {
                try await act(kind, name)
                changes += 1
            } catch let error as VarlinkError {
                said[said.count - 1] += " refused: \(error.name)"
                #expect(Self.refusals.contains(error.name), "\(trace("\(error)"))")
            }
            #expect(try await desk.tracker.passTime().stuck == 0)
            try await check()
        }
    }

    private func act(_ kind: Kind, _ name: String) async throws {
        switch kind {
        // Shorter than any late window here, so that no reminder comes too late to be made.
        case .pass: desk.clock.advance(minutes: Int64(random.below(170)))
        case .off: desk.clock.advance(hours: Int64(random.below(100)))
        case .add: try await desk.add(Self.texts[random.below(Self.texts.count)])
        case .edit: try await desk.edit(name, Self.edits[random.below(Self.edits.count)])
        case .move: try await desk.move(name, to: "in \(1 + random.below(900)) minutes")
        case .shift:
            try await desk.shift(
                name, "\(1 + random.below(300)) minutes", earlier: random.below(2) == 0)
        case .hold:
            let until = random.below(2) == 0 ? nil : "\(1 + random.below(3))d"
            try await desk.hold(name, until: until)
        case .resume: try await desk.resume(name)
        case .take:
            try await desk.record(
                .taken, name, at: random.below(3) == 0 ? "30 minutes ago" : nil)
        case .skip: try await desk.record(.skipped, name, reason: "x")
        case .undo: try await desk.undo()
        case .snooze:
            _ = try await desk.call(
                SnoozeDose.self,
                .init(
                    requestId: desk.fresh(), name: name, length: "\(1 + random.below(90)) minutes")
            )
        case .rule:
            let (rule, value) = Self.rules[random.below(Self.rules.count)]
            _ = try await desk.call(
                ChangeSetting.self, .init(requestId: desk.fresh(), name: rule, value: value))
        case .stop:
            _ = try await desk.call(
                StopPrescription.self,
                .init(requestId: desk.fresh(), name: name, reason: "x"))
        }
    }
}

/// The same numbers for the same seed (SplitMix64, public domain).
struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}
