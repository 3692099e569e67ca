import Dispatch
import DoseInterface
import Foundation
import Regimen
import Testing

@testable import DoseStore

@Suite("Changes that wait together")
struct SharedCommitTests {
    private struct Refused: Error, Equatable {
        let number: Int
    }

    /// Has so many changes wait for their turn, then lets all of them have it.
    ///
    /// - Returns: what each was answered.
    private func together(
        _ count: Int, on desk: Desk,
        _ body: @escaping @Sendable (StoreTransaction, _ number: Int) throws -> Void
    ) async throws -> [Result<Void, any Error>] {
        let store = desk.store
        let now = desk.clock.now
        let gate = DispatchSemaphore(value: 0)
        let isHeld = DispatchSemaphore(value: 0)
        async let holder: Void = store.transact(at: now, by: 0, reading: true) { _ in
            isHeld.signal()
            gate.wait()
        }
        await Self.wait(for: isHeld)
        let answers = try await withThrowingTaskGroup(of: (Int, Result<Void, any Error>).self) {
            group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await store.transact(at: now, by: 0) { try body($0, number) }
                        return (number, .success(()))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            while store.waitingWrites.count < count { await Task.yield() }
            gate.signal()
            var answers: [Int: Result<Void, any Error>] = [:]
            for try await (number, answer) in group { answers[number] = answer }
            return (0..<count).compactMap { answers[$0] }
        }
        try await holder
        return answers
    }

    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }

    /// How many commits the write-ahead log holds (https://www.sqlite.org/fileformat2.html,
    /// section 4.1): the frames that name the size of the database after them.
    private func commits(_ desk: Desk) throws -> Int {
        let path = desk.directory + "/dosed.db-wal"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        func number(_ offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        let frame = 24 + Int(number(8))
        return stride(from: 32, to: bytes.count - frame + 1, by: frame).count { offset in
            bytes[offset + 8..<offset + 16] == bytes[16..<24] && number(offset + 4) > 0
        }
    }

    private func events(_ desk: Desk, _ kind: String) async throws -> Int {
        try await desk.store.transact(at: desk.clock.now, by: 0, reading: true) { transaction in
            try transaction.count("SELECT count(*) FROM event WHERE kind = '\(kind)'")
        }
    }

    @Test("they share one commit, and each is answered")
    func oneCommit() async throws {
        let desk = try await Desk()
        // The log may have been emptied at the start; then this begins it anew.
        _ = try await together(1, on: desk) { transaction, _ in
            _ = try transaction.log("first", detail: "{}")
        }
        let before = try commits(desk)
        let answers = try await together(20, on: desk) { transaction, _ in
            _ = try transaction.log("tried", detail: "{}")
        }
        #expect(answers.allSatisfy { (try? $0.get()) != nil })
        #expect(try await events(desk, "tried") == 20)
        #expect(try commits(desk) - before == 1)
    }

    @Test("one that is refused leaves nothing behind, and the others stand")
    func refusals() async throws {
        let desk = try await Desk()
        let answers = try await together(10, on: desk) { transaction, number in
            _ = try transaction.log("tried", detail: "{}")
            if number % 3 == 0 { throw Refused(number: number) }
        }
        for (number, answer) in answers.enumerated() {
            if number % 3 == 0 {
                #expect(throws: Refused(number: number)) { try answer.get() }
            } else {
                #expect(throws: Never.self) { try answer.get() }
            }
        }
        #expect(try await events(desk, "tried") == 6)
    }

    @Test("one that the database itself refuses fails alone, and the others stand")
    func failures() async throws {
        let desk = try await Desk()
        let answers = try await together(10, on: desk) { transaction, number in
            // The name of an event may not be empty.
            _ = try transaction.log(number == 4 ? "" : "tried", detail: "{}")
        }
        #expect(answers.map { (try? $0.get()) != nil } == (0..<10).map { $0 != 4 })
        #expect(try await events(desk, "tried") == 9)
    }

    @Test("more than one commit holds take several, and nobody waits for ever")
    func many() async throws {
        let desk = try await Desk()
        let answers = try await together(150, on: desk) { transaction, _ in
            _ = try transaction.log("tried", detail: "{}")
        }
        #expect(answers.count == 150)
        #expect(try await events(desk, "tried") == 150)
    }
}
