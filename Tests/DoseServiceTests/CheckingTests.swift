import DoseInterface
import DoseService
import DoseStore
import Foundation
import SQLite
import Testing

@Suite("A whole check that cannot look")
struct CheckingTests {
    /// Puts a link in the place of the folder: what is open works on, and nothing can be opened,
    /// for no link is followed.
    private func barFolder(of desk: Desk) throws {
        try FileManager.default.moveItem(atPath: desk.directory, toPath: desk.directory + "-away")
        try FileManager.default.createSymbolicLink(
            atPath: desk.directory, withDestinationPath: desk.directory + "-away")
    }

    private func openFolder(of desk: Desk) throws {
        try FileManager.default.removeItem(atPath: desk.directory)
        try FileManager.default.moveItem(atPath: desk.directory + "-away", toPath: desk.directory)
    }

    @Test("says so instead of all is well, stays a trouble, and is over when it can look again")
    func unread() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        try barFolder(of: desk)
        let refusal: DatabaseUnavailable = try await desk.refusal(VerifyData.self, .init())
        #expect(refusal.reason == "not_writable")
        #expect(refusal.message.hasPrefix("Your data could not be read to its end"))
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.checked == nil)
        #expect(status.troubles == [refusal.message + " It is tried every hour."])
        #expect(
            try await desk.call(GetToday.self, .init()).troubles == status.troubles)
        // It holds up nothing.
        try await desk.record(.taken, "naproxen")
        try openFolder(of: desk)
        #expect(try await desk.replies(VerifyData.self, .init()).last?.sound == true)
        let healed = try await desk.call(GetStatus.self, .init())
        #expect(healed.checked?.relative == "now")
        #expect(healed.troubles == [])
    }

    @Test("the daily one throws it, so that it is tried again sooner than in a day")
    func thrown() async throws {
        let desk = try await Desk()
        try barFolder(of: desk)
        do {
            _ = try await desk.tracker.checkStorage()
            Issue.record("it did not notice")
        } catch StoreError.unread(let refusal) {
            #expect(refusal.canPass)
        }
        try openFolder(of: desk)
        #expect(try await desk.tracker.checkStorage() == nil)
    }

    @Test("data that was moved away is not called whole, nor is another file in its place")
    func moved() async throws {
        for isReplaced in [false, true] {
            let desk = try await Desk()
            try await desk.add("naproxen 220 mg at 8 am")
            let path = desk.directory + "/dosed.db"
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            if isReplaced {
                try FileManager.default.copyItem(atPath: path + ".away", toPath: path)
            }
            let refusal: DatabaseUnavailable = try await desk.refusal(VerifyData.self, .init())
            #expect(refusal.reason == "moved")
            #expect(desk.store.notes.current.checkedAt == nil)
        }
    }

    @Test("a copy is made of no other file than the data")
    func copyOfMoved() async throws {
        let desk = try await Desk()
        let path = desk.directory + "/dosed.db"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        try FileManager.default.copyItem(atPath: path + ".away", toPath: path)
        let copy = desk.directory + "/mine.db"
        let refusal: DatabaseUnavailable = try await desk.refusal(
            BackUpData.self, .init(path: copy))
        #expect(refusal.reason == "moved")
        #expect(!FileManager.default.fileExists(atPath: copy))
    }
}
