import DoseInterface
import Foundation
import SQLite
import Testing

@testable import DoseService

@Suite("Data that could not be opened for a cause that passes")
struct ReopeningTests {
    /// What the loop does every minute.
    private func tryAgain(_ desk: Desk, homeZone: String? = "Europe/Berlin") async throws -> Bool {
        try await desk.tracker.takeUpStorage(homeZone: homeZone)
    }

    private func reason(_ desk: Desk) async throws -> String {
        let refusal: DatabaseUnavailable = try await desk.refusal(ListDue.self, .init())
        return refusal.reason
    }

    @Test("a folder that was open to others is used once it is closed, without a new start")
    func folder() async throws {
        let directory = try Desk.privateDirectory()
        chmod(directory, 0o755)
        let desk = try await Desk(in: directory)
        let refusal: DatabaseUnavailable = try await desk.refusal(GetStatus.self, .init())
        #expect(refusal.message.hasSuffix("dosed tries again every minute."))
        #expect(try await !tryAgain(desk))
        #expect(try await reason(desk) == "unsafe_directory")
        chmod(directory, 0o700)
        #expect(try await tryAgain(desk))
        // Nothing is left to be done a second time.
        #expect(try await !tryAgain(desk))
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.prescription) == ["naproxen"])
    }

    @Test("data that was taken away is not begun anew, and goes on when it is put back")
    func takenAway() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        let path = desk.directory + "/dosed.db"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        #expect(try await reason(desk) == "moved")
        #expect(try await !tryAgain(desk))
        #expect(!FileManager.default.fileExists(atPath: path))
        try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
        // It is the look that heals it.
        #expect(try await reason(desk) == "moved")
        #expect(try await tryAgain(desk))
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.prescription) == ["naproxen"])
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.show("naproxen").records.count == 1)
    }

    @Test("while it is copied back a part of it is no damage yet")
    func halfBack() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.tracker.rest()
        let path = desk.directory + "/dosed.db"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        #expect(try await reason(desk) == "moved")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path + ".away"))
        for part in [Data(), whole.prefix(10), whole.prefix(whole.count / 2 / 4096 * 4096)] {
            try part.write(to: URL(fileURLWithPath: path))
            #expect(try await !tryAgain(desk))
            #expect(try await reason(desk) == "moved")
        }
        try whole.write(to: URL(fileURLWithPath: path))
        #expect(try await tryAgain(desk))
        #expect(try await desk.show("naproxen").prescription.name == "naproxen")
    }

    @Test("what is not ours stays refused, also when it is gone")
    func foreign() async throws {
        let directory = try Desk.privateDirectory()
        let path = directory + "/dosed.db"
        try Data("my shopping list\n".utf8).write(to: URL(fileURLWithPath: path))
        let desk = try await Desk(in: directory)
        let refusal: DatabaseUnavailable = try await desk.refusal(GetStatus.self, .init())
        #expect(!refusal.message.contains("tries again"))
        #expect(try await !tryAgain(desk))
        try FileManager.default.removeItem(atPath: path)
        #expect(try await !tryAgain(desk))
        #expect(try await reason(desk) == "foreign")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("new data without a home zone is let go of, and taken up when there is one")
    func noZone() async throws {
        let directory = try Desk.privateDirectory()
        chmod(directory, 0o755)
        let desk = try await Desk(in: directory)
        chmod(directory, 0o700)
        #expect(try await !tryAgain(desk, homeZone: nil))
        let refusal: DatabaseUnavailable = try await desk.refusal(GetStatus.self, .init())
        #expect(refusal.message.contains(Sentences.machineHasNoZone))
        #expect(try await tryAgain(desk))
        #expect(try await desk.call(GetStatus.self, .init()).zone == "Europe/Berlin")
    }

    @Test("only what can pass is tried again")
    func causes() {
        let passing: [DatabaseRefusal] = [
            .full, .other(detail: "x"), .notWritable(path: "/x", detail: "x"), .moved(path: "/x"),
            .unsafeDirectory(path: "/x", detail: "x", remedy: "x"), .inUse(pid: nil),
        ]
        let lasting: [DatabaseRefusal] = [
            .newer(found: 2, known: 1), .foreign(detail: "x"), .damaged(detail: "x"),
            .migrationFailed(number: 1, detail: "x"),
        ]
        #expect(passing.allSatisfy { $0.canPass })
        #expect(!lasting.contains { $0.canPass })
    }
}
