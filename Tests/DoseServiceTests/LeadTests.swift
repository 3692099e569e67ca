import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("What is told ahead")
struct LeadTests {
    private static let day: Int64 = 86_400

    private func set(_ desk: Desk, _ name: String, _ value: String?) async throws {
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
    }

    /// The leads that were told up to now, in words.
    private func told(_ desk: Desk) async throws -> [String] {
        try await desk.openReminders(.lead).map(\.detail)
    }

    /// 2026-12-01 09:30 in Berlin, the first infusion.
    private static let infusion = Desk.monday.adding(seconds: 7 * day + 15 * 3600 + 25 * 60)

    @Test("an infusion is told of at each lead time that is still to come, once, with what is open")
    func infusion() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(try await desk.passTime() == Self.infusion.adding(seconds: -7 * Self.day))
        #expect(try await told(desk).isEmpty, "the 14 days had passed when it was added")
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day))
        for _ in 1...3 { try await desk.passTime() }
        let lead = try #require(try await desk.openReminders(.lead).first)
        #expect(lead.title == "zoledronic acid 4 mg, infusion into a vein (IV)")
        #expect(lead.detail.hasPrefix("In 7 days: Tue 2026-12-01 09:30. Still open: dental exam"))
        #expect(lead.command == "dose check zoledronic-acid")
        #expect(lead.prescription == "zoledronic-acid")
        #expect(lead.slot == "2026-12-01 09:30")
        var numbers = [lead.number]
        for (before, words) in [(Self.day, "In 1 day"), (7200, "In 2 h")] {
            desk.clock.set(Self.infusion.adding(seconds: -before))
            try await desk.passTime()
            let open = try await desk.openReminders(.lead)
            #expect(open.map { $0.detail.hasPrefix(words) } == [true], "\(open)")
            numbers += open.map(\.number)
        }
        #expect(numbers == numbers.sorted() && Set(numbers).count == 3)
        desk.clock.set(Self.infusion)
        try await desk.passTime()
        #expect(try await told(desk).isEmpty)
        #expect(try await desk.openReminders().map(\.sequence) == [1])
        #expect(try await desk.due().map(\.reminders) == [1])
    }

    @Test("after time off the nearest lead is told late, and none when the dose itself has come")
    func off() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2027-01-12 09:30")
        let due = Self.infusion.adding(seconds: 42 * Self.day)
        desk.clock.set(due.adding(seconds: -5 * Self.day))
        try await desk.passTime()
        #expect(try await told(desk).map { $0.hasPrefix("In 5 days") } == [true])
        let other = try await Desk()
        try await other.add("zoledronic acid 4 mg IV every 12 weeks from 2027-01-12 09:30")
        other.clock.set(due.adding(seconds: 60))
        try await other.passTime()
        #expect(try await told(other).isEmpty)
        #expect(try await other.openReminders().count == 1)
    }

    @Test("a clock that is put right by minutes tells nothing twice")
    func stepBack() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day))
        try await desk.passTime()
        let number = try await desk.openReminders(.lead).map(\.number)
        desk.clock.advance(minutes: -10)
        try await desk.passTime()
        desk.clock.advance(minutes: 20)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).map(\.number) == number)
    }

    @Test("a clock that cannot be believed tells nothing ahead")
    func untrusted() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.setSynchronized(false)
        desk.clock.boot(secondsAgo: 10)
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day + 60))
        desk.clock.boot(secondsAgo: 10)
        try await desk.passTime()
        #expect(try await told(desk).isEmpty)
        desk.clock.setSynchronized(true)
        desk.clock.boot(secondsAgo: Self.day)
        try await desk.passTime()
        #expect(try await told(desk).count == 1)
    }

    @Test("other doses and single prescriptions have leads of their own, and undo brings ours")
    func own() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.add("ibuprofen 200 mg at 20:00")
        try await set(desk, "lead-dose", "1 hour, 30 minutes")
        let edited = try await desk.call(
            EditPrescription.self,
            .init(requestId: desk.fresh(), name: "ibuprofen", lead: "none")
        ).prescription
        #expect(edited.lead == "not told ahead")
        desk.clock.advance(minutes: 55)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).map(\.prescription) == ["naproxen"])
        try await desk.undo()
        #expect(try await desk.show("ibuprofen").prescription.lead == nil)
        desk.clock.advance(minutes: 30)
        try await desk.passTime()
        #expect(
            try await desk.openReminders(.lead).map(\.prescription) == ["naproxen", "ibuprofen"])
    }

    @Test("a dose that is moved is told of ahead of its new time")
    func moved() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day))
        try await desk.passTime()
        try await desk.move("zol", to: "2026-12-05 09:30")
        #expect(try await told(desk).isEmpty)
        desk.clock.advance(days: 4)
        try await desk.passTime()
        #expect(try await told(desk).map { $0.hasPrefix("In 7 days: Sat 2026-12-05") } == [true])
        try await desk.undo()
        try await desk.passTime()
        #expect(try await told(desk).isEmpty, "what was told of that time is not told again")
        desk.clock.advance(days: 2)
        try await desk.passTime()
        #expect(try await told(desk).map { $0.hasPrefix("In 1 day: Tue 2026-12-01") } == [true])
    }

    @Test("a hold takes back what was told ahead, and a resumed one is told of again")
    func held() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day))
        try await desk.passTime()
        try await desk.hold("zol")
        #expect(try await told(desk).isEmpty)
        desk.clock.advance(days: 1)
        try await desk.resume("zol")
        desk.clock.set(Self.infusion.adding(seconds: -Self.day))
        try await desk.passTime()
        #expect(try await told(desk).map { $0.hasPrefix("In 1 day") } == [true])
    }

    @Test("a zone that changes moves the leads along, and tells none twice")
    func zone() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.set(Self.infusion.adding(seconds: -7 * Self.day))
        try await desk.passTime()
        try await set(desk, "home-zone", "America/New_York")
        desk.clock.advance(hours: 7)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).count == 1)
        desk.clock.set(Self.infusion.adding(seconds: 6 * 3600 - Self.day))
        #expect(try await desk.passTime() == Self.infusion.adding(seconds: 6 * 3600 - 7200))
        #expect(try await told(desk).map { $0.hasPrefix("In 1 day: Tue 2026-12-01") } == [true])
    }

    @Test("quiet hours hold back what can wait until they end, and never a dose that is due")
    func quiet() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 02:00")
        try await desk.add("naproxen 220 mg at 02:00")
        // 2026-11-24 02:00, 7 days before.
        desk.clock.set(Desk.monday.adding(seconds: 8 * 3600 - 5 * 60))
        let next = try await desk.passTime()
        #expect(try await told(desk).isEmpty)
        #expect(try await desk.openReminders().map(\.prescription) == ["naproxen"])
        try await desk.record(.taken, "naproxen")
        #expect(next == desk.clock.now.adding(seconds: 900), "the dose is asked about again")
        let end = desk.clock.now.adding(seconds: 5 * 3600)
        #expect(try await desk.passTime() == end)
        desk.clock.set(end)
        try await desk.passTime()
        #expect(try await told(desk).map { $0.hasPrefix("In 7 days") } == [true])
    }

    @Test("quiet hours that are changed let go of what waited for their end")
    func lessQuiet() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 02:00")
        desk.clock.set(Desk.monday.adding(seconds: 8 * 3600 - 5 * 60))
        try await desk.passTime()
        try await set(desk, "quiet-hours", "none")
        try await desk.passTime()
        #expect(try await told(desk).count == 1)
        let hours: Invalid = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "quiet-hours", value: "late"))
        #expect(hours.message.contains("22:00 to 07:00"))
    }

    @Test("a booking is told of as many days ahead as the person wants")
    func booking() async throws {
        let desk = try await Desk()
        let part: Invalid = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "lead-dental", value: "2 hours"))
        #expect(part.message.contains("whole days"))
        _ = try await desk.call(
            RecordDentalExam.self, .init(requestId: desk.fresh(), booked: "2026-12-04"))
        try await set(desk, "lead-dental", "7 days, 2 days")
        var days: [Int] = []
        for day in 0..<12 {
            desk.clock.set(Desk.monday.adding(seconds: Int64(day) * Self.day))
            try await desk.passTime()
            let count = try await desk.openReminders().map(\.sequence).max() ?? 0
            if count > days.count { days.append(day) }
        }
        #expect(days == [4, 9], "at 09:00 on 27 November and 2 December")
    }
}
