import DoseInterface
import Testing

@Suite("Booked lab tests")
struct LabBookingTests {
    @discardableResult
    private func book(
        _ desk: Desk, _ name: String, _ day: String, asWritten: Bool? = nil
    ) async throws -> LabBooking {
        try await desk.call(
            BookLabTest.self,
            .init(requestId: desk.fresh(), name: name, day: day, asWritten: asWritten)
        ).booking
    }

    private func booked(_ desk: Desk, _ name: String? = nil) async throws -> [String] {
        try await desk.call(ListLabBookings.self, .init(name: name)).bookings.map {
            "\($0.name) \($0.day.date)"
        }
    }

    @Test("a booking is reminded of at nine on the day before, and its result clears it")
    func reminded() async throws {
        let desk = try await Desk()
        let booking = try await book(desk, "crea", "2026-11-26")
        #expect(booking.name == "creatinine")
        #expect(booking.reminder?.at.hasPrefix("2026-11-25T09:00") == true)
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
        desk.clock.advance(days: 1)
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.subject == .labTest)
        #expect(reminder.title == "Lab test: creatinine")
        #expect(reminder.detail.contains("tomorrow"))
        #expect(reminder.command == "dose lab creatinine VALUE UNIT --on 2026-11-26")
        desk.clock.advance(days: 1)
        try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await booked(desk).isEmpty)
    }

    @Test("a booking says one time: when it is reminded of, and the rule while a time is to come")
    func oneTime() async throws {
        let desk = try await Desk()
        func book(_ day: String) async throws -> BookLabTest.Reply {
            try await desk.call(
                BookLabTest.self, .init(requestId: desk.fresh(), name: "creatinine", day: day))
        }
        let near = try await book("tomorrow")
        #expect(near.booking.reminder?.relative == "now")
        #expect(near.remarks.isEmpty)
        let far = try await book("2026-12-10")
        #expect(far.booking.reminder?.at.hasPrefix("2026-12-0") == true)
        #expect(far.remarks.count == 1)
    }

    @Test("undo of the result brings the booking back, and undo of the booking takes it away")
    func undo() async throws {
        let desk = try await Desk()
        try await book(desk, "creatinine", "tomorrow")
        try await book(desk, "calcium", "2026-12-01")
        try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(try await booked(desk) == ["calcium 2026-12-01"])
        try await desk.undo()
        #expect(try await booked(desk) == ["creatinine 2026-11-24", "calcium 2026-12-01"])
        #expect(try await booked(desk, "calcium") == ["calcium 2026-12-01"])
        try await desk.undo()
        #expect(try await booked(desk) == ["creatinine 2026-11-24"])
    }

    @Test("an old result that is recorded later does not clear a booking for the next test")
    func laterRecord() async throws {
        let desk = try await Desk()
        try await book(desk, "creatinine", "2026-12-01")
        try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-11-01")
        #expect(try await booked(desk) == ["creatinine 2026-12-01"])
    }

    @Test("a result of today does not clear a booking for a later day, one a little early does")
    func nextOne() async throws {
        let desk = try await Desk()
        try await book(desk, "creatinine", "2026-11-26")
        try await book(desk, "creatinine", "2026-12-07")
        try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(try await booked(desk) == ["creatinine 2026-12-07"])
    }

    @Test("what cannot be is refused, and another test is kept when that is asked for")
    func refusals() async throws {
        let desk = try await Desk()
        let past: Invalid = try await desk.refusal(
            BookLabTest.self, .init(requestId: "a", name: "creatinine", day: "yesterday"))
        #expect(past.parameter == "day")
        let unknown: NotFound = try await desk.refusal(
            BookLabTest.self, .init(requestId: "b", name: "ferritin", day: "tomorrow"))
        #expect(unknown.what == "lab result")
        try await book(desk, "ferritin", "tomorrow", asWritten: true)
        let twice: Invalid = try await desk.refusal(
            BookLabTest.self,
            .init(requestId: "c", name: "Ferritin", day: "tomorrow", asWritten: true))
        #expect(twice.parameter == "day")
        #expect(try await booked(desk) == ["ferritin 2026-11-24"])
    }

    @Test("the status names a booking as the next reminder when it is")
    func nextReminder() async throws {
        let desk = try await Desk()
        try await book(desk, "creatinine", "2026-11-26")
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.nextReminder?.at.hasPrefix("2026-11-25T09:00") == true)
        #expect(status.nextTitle?.contains("creatinine") == true)
    }
}
