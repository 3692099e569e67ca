import DoseInterface
import DoseStore
import Formulary
import Regimen

struct BookLabTestHandler: WriteHandler {
    typealias Method = BookLabTest

    func answer(_ request: BookLabTest.Request, in scene: Scene) throws -> BookLabTest.Reply {
        let typed = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let test = try scene.testName(typed, asWritten: request.asWritten == true)
        let day = try scene.date(request.day, "day", .future)
        guard day >= scene.today else {
            throw Invalid(parameter: "day", message: Sentences.bookedInPast(day, typed))
        }
        let standing = try scene.transaction.prompts(of: scene.person, .labTest)
        guard standing.count < Limits.bookings else {
            throw TooLarge(limit: Limits.bookings, message: Sentences.tooMany("bookings"))
        }
        guard !standing.contains(where: { $0.what == test && $0.day == day }) else {
            throw Invalid(
                parameter: "day", message: Sentences.alreadyBooked(scene.words(ofTest: test), day))
        }
        let event = try scene.log(
            .labTestBooked,
            EventDetail("\(scene.words(ofTest: test)) booked for \(day.words)"),
            request: request.requestId)
        let id = try scene.transaction.addPrompt(
            of: scene.person, .labTest, test, day: day,
            remindAt: scene.bookingReminder(for: day), event: event)
        guard let booked = try scene.transaction.prompt(id) else {
            throw DamagedRow(what: "prompt")
        }
        return BookLabTest.Reply(
            booking: scene.booking(booked), remarks: try scene.bookingRemarks(for: day))
    }
}

struct ListLabBookingsHandler: ListHandler {
    typealias Method = ListLabBookings

    func items(_ request: ListLabBookings.Request, in scene: Scene) throws -> [LabBooking] {
        let name = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let test = try name.map { try scene.testName($0, asWritten: true) }
        return try scene.transaction.prompts(of: scene.person, .labTest)
            .filter { test == nil || $0.what == test }.map(scene.booking)
    }

    func reply(_ items: [LabBooking], _ head: ListHead) -> ListLabBookings.Reply {
        ListLabBookings.Reply(bookings: items)
    }
}

extension Scene {
    /// The id of the table, or the name as it was first written.
    ///
    /// - Throws: ``NotFound`` for a name that the table does not have and that is not to be kept.
    func testName(_ name: String, asWritten: Bool) throws -> String {
        if let analyte = formulary.analyte(named: name) { return analyte.id }
        guard asWritten else { throw unknownTest(name) }
        return try spelling(of: name)
    }

    func words(ofTest test: String) -> String { formulary.analyte(id: test)?.name ?? test }

    /// What a reminder of it is called.
    func title(of prompt: StoredPrompt) throws -> String {
        switch prompt.kind {
        case .labTest: return "Lab test: \(words(ofTest: prompt.what))"
        case .followUp:
            return "Question: \(followUp(of: prompt)?.title ?? prompt.what)"
        case .stock:
            let stored = try prompt.prescription.flatMap { try transaction.prescription($0) }
            return "Stock: \(stored.map { $0.brand ?? $0.medicine } ?? "a medicine")"
        case .missed: return "Missed: \(prompt.what)"
        }
    }

    func booking(_ prompt: StoredPrompt) -> LabBooking {
        LabBooking(
            name: words(ofTest: prompt.what), day: day(prompt.day),
            reminder: prompt.remindAt.map { moment($0) })
    }
}
