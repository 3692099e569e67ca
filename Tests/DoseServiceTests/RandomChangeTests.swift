import DoseInterface
import DoseService
import Foundation
import Regimen
import SQLite
import Testing
import Varlink

@testable import DoseStore

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

    @Test("without undo and moves each slot that passes has exactly one reminder", arguments: seeds)
    func oneReminder(seed: UInt64) async throws {
        let kinds: [Play.Kind] = [.pass, .add, .edit, .shift, .hold, .resume, .take, .skip]
        let play = try await Play(seed: seed, kinds: kinds)
        try await play.run(steps: 70)
        for (slot, count) in try await play.remindersOfSlots() {
            #expect(count <= 1, "\(play.trace(slot))")
        }
        #expect(
            try await play.count(
                """
                SELECT count(*) FROM dose WHERE state IN ('due', 'missed') AND NOT EXISTS (
                    SELECT 1 FROM reminder WHERE dose_id = dose.id)
                """) == 0, "\(play.trace(""))")
    }
}

/// One random sequence of what people do, with the rules that hold after each step.
private final class Play {
    enum Kind: CaseIterable {
        case pass, off, add, edit, move, shift, hold, resume, take, skip, undo, stop
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
    /// Refusals that a person can meet; anything else is a fault.
    private static let refusals: Set<String> = Set(
        [
            "Invalid", "WrongState", "NothingDue", "NothingToUndo", "NotFound", "Ambiguous",
            "StartsInPast",
        ].map { "io.dosed." + $0 })

    let desk: Desk
    private let kinds: [Kind]
    private var random: Dice
    private var said: [String] = []
    private(set) var changes = 0
    private var history: [String: String] = [:]

    init(seed: UInt64, kinds: [Kind]) async throws {
        desk = try await Desk()
        random = Dice(state: seed)
        self.kinds = kinds
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
        case .stop:
            _ = try await desk.call(
                StopPrescription.self,
                .init(requestId: desk.fresh(), name: name, reason: "x"))
        }
    }
}

/// A rule that was broken, and the steps that led there.
private struct Broken: Error, CustomStringConvertible {
    let description: String
}

/// The rules.
extension Play {
    private func rows(_ sql: String) async throws -> [String] {
        try await desk.store.transact(at: desk.clock.now, by: 0, reading: true) { transaction in
            try transaction.connection.query(sql, []) { row in
                try (0..<row.count).map { "\(try row.value($0))" }.joined(separator: " ")
            }
        }
    }

    func count(_ sql: String) async throws -> Int {
        let now = desk.clock.now
        return try await desk.store.transact(at: now, by: 0, reading: true) { transaction in
            try transaction.count(sql)
        }
    }

    func remindersOfSlots() async throws -> [(String, Int)] {
        try await desk.store.transact(at: desk.clock.now, by: 0, reading: true) { transaction in
            try transaction.connection.query(
                """
                SELECT prescription_id || ' ' || slot, count(*) FROM reminder
                JOIN dose ON dose.id = dose_id GROUP BY prescription_id, slot
                """, []
            ) { row in (try row.text(0), Int(try row.int(1))) }
        }
    }

    private func none(_ rule: String, _ sql: String) async throws {
        let found = try await rows(sql)
        if !found.isEmpty { throw Broken(description: trace("\(rule): \(found)")) }
    }

    private func check() async throws {
        try await none(
            "one slot waits twice",
            """
            SELECT prescription_id, slot, group_concat(revision || state) FROM dose
            WHERE state IN ('upcoming', 'due') GROUP BY prescription_id, slot HAVING count(*) > 1
            """)
        try await none(
            "one slot has two standing records",
            """
            SELECT dose.prescription_id, slot, group_concat(outcome) FROM dose
            JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            GROUP BY dose.prescription_id, slot HAVING count(*) > 1
            """)
        try await none(
            "a slot waits although it was answered",
            """
            SELECT waiting.prescription_id, waiting.slot, waiting.revision FROM dose AS waiting
            JOIN dose AS other ON other.prescription_id = waiting.prescription_id
                AND other.slot = waiting.slot AND other.id <> waiting.id
            JOIN dose_record ON dose_id = other.id AND undone_by IS NULL
            WHERE waiting.state IN ('upcoming', 'due')
            """)
        try await none(
            "a state does not agree with its record",
            """
            SELECT dose.id, state, outcome FROM dose
            LEFT JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            WHERE (outcome IS NOT NULL AND state <> outcome)
                OR (outcome IS NULL AND state NOT IN ('upcoming', 'due', 'withdrawn'))
            """)
        try await checkTime()
        try await checkHistory()
    }

    private func checkTime() async throws {
        let now = desk.clock.now.epochSeconds
        try await none(
            "a time has come and nothing happened",
            "SELECT id, slot, state FROM dose WHERE remind_at <= \(now)")
        try await none(
            "something waits of one that is on hold or has ended",
            """
            SELECT dose.id, slot FROM dose JOIN prescription ON prescription.id = prescription_id
            WHERE dose.state IN ('upcoming', 'due') AND (
                prescription.state NOT IN ('planned', 'active')
                OR EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_hold.prescription_id = prescription.id
                        AND ended_at IS NULL AND undone_by IS NULL))
            """)
        try await none(
            "one that goes on has nothing to come",
            """
            SELECT id, name FROM prescription
            WHERE state IN ('planned', 'active') AND NOT EXISTS (
                SELECT 1 FROM dose WHERE prescription_id = prescription.id
                    AND state IN ('upcoming', 'due'))
                AND NOT EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_id = prescription.id AND ended_at IS NULL
                        AND undone_by IS NULL)
            """)
        try await none(
            "an open reminder is about nothing that waits",
            """
            SELECT reminder.number, state FROM reminder JOIN dose ON dose.id = dose_id
            WHERE closed_at IS NULL AND state <> 'due'
            """)
        try await none(
            "a number is missing in the plan, and no hold explains it",
            """
            SELECT one.prescription_id, one.revision, one.number, one.slot FROM dose AS one
            WHERE one.number > (SELECT first_number FROM prescription_revision AS r
                    WHERE r.prescription_id = one.prescription_id AND r.revision = one.revision)
                AND NOT EXISTS (SELECT 1 FROM dose AS before
                    WHERE before.prescription_id = one.prescription_id
                        AND before.revision = one.revision AND before.number = one.number - 1)
                AND NOT EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_id = one.prescription_id AND from_at <= one.due_at)
            """)
    }

    /// What was recorded once is there for ever, as it was.
    private func checkHistory() async throws {
        let rows = try await rows(
            """
            SELECT 'event ' || id, at, kind, detail FROM event
            UNION ALL SELECT 'record ' || id, dose_id, outcome || ' ' || at, amount
                FROM dose_record
            UNION ALL SELECT 'revision ' || prescription_id || '/' || revision, amount, schedule,
                first_number || ' ' || ifnull(number_offset, '') FROM prescription_revision
            UNION ALL SELECT 'move ' || id, slot, to_local, revision FROM dose_move
            UNION ALL SELECT 'answered ' || dose.id || '/' || dose_record.id, slot,
                    due_at || ' ' || ifnull(moved_to, ''), dose.amount
                FROM dose JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            """)
        var found: [String: String] = [:]
        for row in rows {
            let key = String(row.prefix { $0 != ")" })
            found[key] = row
            if let before = history[key] {
                #expect(before == row, "\(trace(""))")
            }
        }
        for key in history.keys where !key.contains("answered") {
            #expect(found[key] != nil, "\(trace(key))")
        }
        history = found
    }
}

/// The same numbers for the same seed (SplitMix64, public domain).
private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}
