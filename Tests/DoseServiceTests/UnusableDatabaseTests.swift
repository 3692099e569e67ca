import DoseInterface
import Foundation
import Testing

@Suite("A database that must not be touched")
struct UnusableDatabaseTests {
    @Test("every call says why, and the file stays as it was")
    func foreign() async throws {
        let directory = try Desk.privateDirectory()
        let path = directory + "/dosed.db"
        let text = Data("my shopping list\n".utf8)
        try text.write(to: URL(fileURLWithPath: path))
        let desk = try await Desk(in: directory)
        let reading: DatabaseUnavailable = try await desk.refusal(ListDue.self, .init())
        #expect(reading.reason == "foreign")
        let writing: DatabaseUnavailable = try await desk.refusal(
            UndoLast.self, .init(requestId: "u"))
        #expect(writing == reading)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    }

    @Test(
        "a file that is moved away under the running service takes no more records",
        arguments: [true, false])
    func moved(isReplaced: Bool) async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let path = desk.directory + "/dosed.db"
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        if isReplaced { try FileManager.default.copyItem(atPath: path + ".away", toPath: path) }
        let refusal: DatabaseUnavailable = try await desk.refusal(
            AddPrescription.self, .init(requestId: "r", text: "ibuprofen 200 mg at 8 am"))
        #expect(refusal.reason == "moved")
        #expect(refusal.message.contains(path))
    }

    @Test("a directory that others can read is refused with the command that mends it")
    func openDirectory() async throws {
        let directory = try Desk.privateDirectory()
        chmod(directory, 0o755)
        let desk = try await Desk(in: directory)
        let refusal: DatabaseUnavailable = try await desk.refusal(GetStatus.self, .init())
        #expect(refusal.reason == "unsafe_directory")
        #expect(refusal.message.contains("chmod 700"))
    }
}
