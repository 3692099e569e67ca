import DoseInterface
import Regimen
import StrictJSON
import Testing

@testable import DoseService

/// Exports and imports, as short as a person types them.
extension Desk {
    /// All that a service exports.
    func export() async throws -> String {
        try await replies(ExportData.self, .init(), more: true).map(\.text).joined()
    }

    @discardableResult
    func importing(
        _ path: String, replace: Bool? = nil, dryRun: Bool? = nil
    ) async throws -> ImportData.Reply {
        try await call(
            ImportData.self,
            .init(requestId: fresh(), path: path, replace: replace, dryRun: dryRun))
    }

    func importRefusal(_ path: String, replace: Bool? = nil) async throws -> FileRefused {
        try await refusal(
            ImportData.self, .init(requestId: fresh(), path: path, replace: replace))
    }

    /// A household with something in every table.
    static func full() async throws -> Desk {
        let first = try await Desk()
        first.keepDirectory()
        try await first.recordTreatment()
        try await first.recordHealth()
        try await first.recordDoses()
        _ = try await first.tracker.lookAtZones()
        _ = try await first.tracker.lookAtClock()
        try await first.passTime()
        await first.tracker.close()
        // Half a day off.
        let desk = try await Desk(
            at: monday.adding(seconds: 805 * 60), in: first.directory)
        _ = try await desk.tracker.lookAtClock()
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().last)
        _ = try await desk.call(
            AcknowledgeReminder.self,
            .init(
                requestId: desk.fresh(), number: reminder.number, channel: "desktop",
                accepted: true))
        return desk
    }

    private func recordTreatment() async throws {
        try await add(zoledronicAcid)
        try await exam()
        try await start("zol")
        _ = try await call(
            OverrideCheck.self,
            .init(
                requestId: fresh(), name: "zol", check: "creatinine", reason: "on the way",
                decidedBy: "Dr. Abara"))
        _ = try await call(
            RecordDentalWork.self,
            .init(requestId: fresh(), status: .planned, what: "implant", on: "2026-12-10"))
        try await lab("creatinine", "0.9", "mg/dL")
        _ = try await call(
            BookLabTest.self, .init(requestId: fresh(), name: "calcium", day: "2026-11-30"))
        try await move("zol", to: "2026-12-05 10:00")
    }

    private func recordHealth() async throws {
        _ = try await call(AddPerson.self, .init(requestId: fresh(), name: "Ana"))
        _ = try await call(
            AddHealthFact.self,
            .init(requestId: fresh(), kind: .condition, name: "heart failure"))
        _ = try await call(
            AddContact.self,
            .init(
                requestId: fresh(), role: "oncologist", name: #"Dr. Itō 伊藤 "Q" \ 🦴"#,
                phone: "+49 30 123456"))
        _ = try await call(
            RecordJournal.self,
            .init(requestId: fresh(), kind: .pain, score: 4, note: "nachts größer"))
        _ = try await call(
            ChangeSetting.self,
            .init(requestId: fresh(), name: "lead-stock", value: "10 days, 3 days"))
    }

    private func recordDoses() async throws {
        let following = Task { try await follow(channel: "desktop") { _ in } }
        while try await call(GetStatus.self, .init()).watchers == 0 { await Task.yield() }
        following.cancel()
        try await following.value
        try await add("naproxen 220 mg at 8 am and 20:00")
        try await hold("naproxen", until: "2026-11-25")
        try await add("letrozole 2.5 mg once now")
        try await passTime()
        try await record(.taken, "letrozole")
        _ = try await call(
            AddNote.self, .init(requestId: fresh(), text: "with food", subject: .last))
        try await undo()
        try await add("ibuprofen 200 mg at 20:00")
        try await stock(.set, "ibuprofen", "10 tablets", each: "200 mg")
    }
}

/// The lines of an export, to be written otherwise: each with a sum that is right again.
struct ExportLines {
    var objects: [JSONObject]

    init(_ text: String) throws {
        objects = try text.split(separator: "\n").map { line in
            var object = try #require(try JSONValue.parse(Array(line.utf8)).object)
            object["sum"] = nil
            return object
        }
    }

    /// With the number of rows at the end that there are now.
    var text: String {
        var chain = LineChain()
        var bytes: [UInt8] = []
        for object in objects.dropLast() { bytes += chain.line(of: object) }
        bytes += chain.line(of: ["end": true, "rows": .integer(Int64(objects.count - 2))])
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the first row of a table stands.
    func first(of table: String) throws -> Int {
        try #require(objects.firstIndex { $0["table"] == .string(table) })
    }
}
