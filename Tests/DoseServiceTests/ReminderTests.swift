import DoseInterface
import DoseService
import DoseStore
import Regimen
import Testing

@Suite("Reminders")
struct ReminderTests {
    @Test("the engine names the next instant, and nothing happens before it")
    func next() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        let next = try #require(try await desk.passTime())
        #expect(next == Desk.monday.adding(seconds: 115 * 60))
        desk.clock.set(next.adding(seconds: -1))
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
        desk.clock.set(next)
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.title == "naproxen 220 mg, by mouth")
        #expect(reminder.detail == "Due now.")
        #expect(reminder.command == "dose take naproxen")
        #expect(reminder.sequence == 1)
    }

    @Test("looking again at the same instant, or after the clock stepped back, doubles nothing")
    func once() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(hours: 2)
        for _ in 0..<3 { try await desk.passTime() }
        desk.clock.advance(hours: -3)
        try await desk.passTime()
        desk.clock.advance(hours: 3)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
    }

    @Test("an answered dose is no longer reminded of; an unanswered one becomes missed by record")
    func missed() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        // Twice a day: half the gap to the next dose, so 02:00.
        desk.clock.advance(minutes: 54, hours: 5)
        try await desk.passTime()
        #expect(try await desk.due().map(\.state) == [.overdue])
        desk.clock.advance(minutes: 1)
        try await desk.passTime()
        #expect(try await desk.due().isEmpty)
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
    }

    @Test("after a month off, only what still counts is reminded of, and all is on record")
    func monthOff() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        try await desk.add(zoledronicAcid)
        desk.clock.advance(minutes: 115, days: 30)
        try await desk.passTime()
        let reminders = try await desk.openReminders()
        #expect(reminders.compactMap(\.prescription) == ["zoledronic-acid", "naproxen"])
        let doses = try await desk.due()
        #expect(doses.map(\.slot) == ["2026-12-01 09:30", "2026-12-23 20:00"])
        let records = try await desk.show("naproxen").records
        #expect(records.count == 20)
        #expect(records.allSatisfy { $0.outcome == .missed })
    }

    @Test("a snooze asks again as the second reminder, with a greater number")
    func snooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 18:00", since: "2026-11-01")
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let first = try #require(try await desk.openReminders().first)
        let snoozed = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "ibu", length: "15m")
        ).dose
        #expect(snoozed.snoozedUntil?.relative == "in 15 minutes")
        #expect(try await desk.openReminders().isEmpty)
        desk.clock.advance(minutes: 15)
        try await desk.passTime()
        let second = try #require(try await desk.openReminders().first)
        #expect(second.sequence == 2)
        #expect(second.number > first.number)
        #expect(second.detail == "Due 15 minutes ago. (2nd reminder)")
    }

    @Test("a dose that is put off is asked about again, however short its late window was")
    func longSnooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every 2 hours from now")
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "naproxen", length: "100m"))
        desk.clock.advance(minutes: 100)
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 18:05"])
        #expect(try await desk.openReminders().map(\.sequence) == [2])
        desk.clock.advance(minutes: 30)
        try await desk.passTime()
        #expect(
            try await desk.show("naproxen").records.map(\.slot) == ["2026-11-23 18:05"])
    }

    @Test("a dose is not put off past the next one: two at once would invite a double dose")
    func pastNext() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every 2 hours from now")
        let refusal: Invalid = try await desk.refusal(
            SnoozeDose.self, .init(requestId: "x", name: "naproxen", length: "2h"))
        #expect(refusal.parameter == "length")
        #expect(refusal.message.contains("20:05"))
    }

    @Test("a snooze needs something that is due, and a length of a week at most")
    func badSnooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        let nothing: NothingDue = try await desk.refusal(
            SnoozeDose.self, .init(requestId: "a", name: "naproxen", length: "15m"))
        #expect(nothing.next?.at == "2026-11-23T20:00:00+01:00")
        desk.clock.advance(hours: 2)
        _ = try await desk.refusal(
            SnoozeDose.self, .init(requestId: "b", name: "naproxen", length: "8 days"),
            as: Invalid.self)
        _ = try await desk.refusal(
            SnoozeDose.self, .init(requestId: "c", name: "naproxen", length: "soon"),
            as: CannotRead.self)
    }

    @Test("a new teller gets what nobody told; what one channel accepted is told")
    func channels() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        func waiting(_ channel: String, after: Int? = nil) async throws -> [Int] {
            try await desk.tracker.reminders(
                after: after.map { EventID(Int64($0)) }, for: channel, withUntold: true
            ).reminders.map(\.number)
        }
        let numbers = try await waiting("desktop")
        #expect(numbers.count == 2)
        func acknowledge(_ number: Int, accepted: Bool) async throws {
            _ = try await desk.call(
                AcknowledgeReminder.self,
                .init(
                    requestId: desk.fresh(), number: number, channel: "desktop", accepted: accepted,
                    detail: accepted ? nil : "exit 3"))
        }
        try await acknowledge(numbers[0], accepted: true)
        try await acknowledge(numbers[1], accepted: false)
        #expect(try await waiting("desktop") == [numbers[1]])
        #expect(try await waiting("mail") == [numbers[1]])
        // One that resumes after a number gets what it has not told itself since.
        #expect(try await waiting("mail", after: 0) == numbers)
        let status = try await desk.call(GetStatus.self, .init())
        #expect(status.channels.map(\.lastError) == ["exit 3"])
        #expect(status.channels.map(\.waiting) == [1])
        try await acknowledge(numbers[1], accepted: true)
        try await acknowledge(numbers[1], accepted: false)
        #expect(try await waiting("mail").isEmpty)
        #expect(try await desk.call(GetStatus.self, .init()).channels.first?.lastError == nil)
    }

    @Test("a reader of the newest number does not read the told ones again")
    func newest() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg once now")
        try await desk.passTime()
        let number = try #require(try await desk.openReminders().first?.number)
        _ = try await desk.call(
            AcknowledgeReminder.self,
            .init(requestId: desk.fresh(), number: number, channel: "desktop", accepted: true))
        let first = try await desk.tracker.reminders(
            after: nil, for: "desktop", withUntold: true)
        #expect(first.reminders.isEmpty)
        #expect(first.newest == EventID(Int64(number)))
        #expect(
            try await desk.tracker.reminders(after: first.newest, for: "desktop").reminders
                .isEmpty)
    }

    @Test("acknowledging what never was is refused")
    func strangeAcknowledgement() async throws {
        let desk = try await Desk()
        _ = try await desk.refusal(
            AcknowledgeReminder.self,
            .init(requestId: desk.fresh(), number: 99, channel: "desktop", accepted: true),
            as: NotFound.self)
    }

    @Test("a booked exam is reminded of on the eve, and a result ends it")
    func booking() async throws {
        let desk = try await Desk()
        let booked = try await desk.call(
            RecordDentalExam.self,
            .init(requestId: "b", booked: "2026-11-27", dentist: "Dr. Ito"))
        #expect(booked.exam.reminder?.at == "2026-11-26T09:00:00+01:00")
        desk.clock.set(Desk.monday.adding(seconds: 3 * 86_400))
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.subject == .dentalExam)
        #expect(reminder.detail == "Booked for tomorrow, Fri 2026-11-27.")
        try await desk.exam(on: "2026-11-26")
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.call(GetDental.self, .init()).exams.map(\.booked) == [false])
        try await desk.undo()
        #expect(try await desk.call(GetDental.self, .init()).exams.map(\.booked) == [true])
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
    }

    @Test("an exam of long ago that is recorded later does not end a booking for the next one")
    func oldExam() async throws {
        let desk = try await Desk()
        _ = try await desk.call(
            RecordDentalExam.self, .init(requestId: "b", booked: "2026-12-20"))
        try await desk.exam(on: "2025-05-01")
        let exams = try await desk.call(GetDental.self, .init()).exams
        #expect(exams.map(\.booked) == [true, false])
        desk.clock.advance(days: 27)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.subject) == [.dentalExam])
    }
}
