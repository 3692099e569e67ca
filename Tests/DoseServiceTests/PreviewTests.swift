import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("A preview")
struct PreviewTests {
    private func preview(
        _ text: String, from: String? = nil, count: Int? = nil, zone: String? = nil
    ) async throws -> PreviewSchedule.Reply {
        try await Desk().call(
            PreviewSchedule.self, .init(text: text, from: from, count: count, zone: zone))
    }

    private func refusal<Refusal: InterfaceError>(
        _ text: String, from: String? = nil, count: Int? = nil, zone: String? = nil,
        as: Refusal.Type = Refusal.self
    ) async throws -> Refusal {
        try await Desk().refusal(
            PreviewSchedule.self, .init(text: text, from: from, count: count, zone: zone))
    }

    @Test("shows words, canonical form and the next doses, with or without a medicine")
    func whole() async throws {
        let alone = try await preview("every 12 weeks from 2026-12-01 09:30", count: 3)
        #expect(alone.words == "every 12 weeks at 09:30")
        #expect(
            alone.occurrences.map(\.at) == [
                "2026-12-01T09:30:00+01:00", "2027-02-23T09:30:00+01:00",
                "2027-05-18T09:30:00+02:00",
            ])
        let whole = try await preview(zoledronicAcid, count: 3)
        #expect(whole.medicine == "zoledronic acid" && whole.dose?.contains("4 mg") == true)
        #expect(whole.words == alone.words && whole.canonical == alone.canonical)
        #expect(whole.occurrences == alone.occurrences)
        #expect(try Schedule.parse(canonical: alone.canonical).words == alone.words)
        #expect(try await preview("daily at 08:00").occurrences.count == 5)
    }

    @Test("says back how it is taken, what for and what to keep in mind, as adding it does")
    func howTaken() async throws {
        for text in [
            "naproxen 220 mg PO twice a day with food",
            "acetaminophen 500 mg q6h prn for pain, max 4 doses in 24 hours",
            "fulvestrant 500 mg IM every 28 days from tomorrow 09:30",
        ] {
            let said = try await preview(text)
            let added = try await Desk().add(text).prescription
            #expect(said.instruction == added.instruction, "\(text)")
            #expect(said.indication == added.indication, "\(text)")
        }
        let food = try await preview("naproxen 220 mg PO twice a day with food")
        #expect(food.route == "by mouth" && food.instruction == "with food")
        let pain = try await preview("ibuprofen 200 mg as needed every 6 hours for pain")
        #expect(pain.indication == "pain" && pain.route == nil)
        let muscle = try await preview("fulvestrant 500 mg IM every 28 days from tomorrow 09:30")
        #expect(muscle.route == "injection into a muscle (IM)")
    }

    @Test("says what is remarkable about medicine and amount, as adding it would")
    func remarks() async throws {
        for text in [
            "Xgeva 60 mg every 4 weeks from 2026-12-03 10:00",
            "denosumab 90 mg every 4 weeks from 2026-12-03 10:00",
            "zoledronic acid 4 g IV every 12 weeks from 2026-12-01 09:30",
            "Herbal Tonic 1 tablet daily at 08:00", "acetaminophen 1000 mg every 4 hours",
        ] {
            let said = try #require(try await preview(text).remarks)
            let added = try await Desk().add(text)
            #expect(!said.isEmpty && said.allSatisfy { added.remarks.contains($0) }, "\(text)")
        }
        let slip = try await preview("ibuprofin 200 mg daily at 08:00").remarks
        #expect(slip?.map(\.text).first?.contains("Did you mean ibuprofen") == true)
        for text in [zoledronicAcid, "every 12 weeks from 2026-12-01 09:30"] {
            #expect(try await preview(text).remarks == [], "\(text)")
        }
    }

    @Test("stores nothing")
    func storesNothing() async throws {
        let desk = try await Desk()
        let before = try await desk.call(GetStatus.self, .init())
        _ = try await desk.call(PreviewSchedule.self, .init(text: zoledronicAcid))
        #expect(try await desk.call(ListPrescriptions.self, .init(all: true)).prescriptions.isEmpty)
        #expect(try await desk.call(GetStatus.self, .init()) == before)
    }

    @Test("any day may be the first, also one that is long past, and midnight belongs to it")
    func anyDay() async throws {
        let past = try await preview("every day at 00:00 and 12:00", from: "2001-09-09", count: 3)
        #expect(
            past.occurrences.map(\.at) == [
                "2001-09-09T00:00:00+02:00", "2001-09-09T12:00:00+02:00",
                "2001-09-10T00:00:00+02:00",
            ])
        let later = try await preview(
            "every 12 weeks from 2026-12-01 09:30", from: "2027-02-23", count: 1)
        #expect(later.occurrences.map(\.at) == ["2027-02-23T09:30:00+01:00"])
        let ownStart = try await preview("every 3 weeks from 2020-01-01 09:00", count: 2)
        #expect(
            ownStart.occurrences.map(\.at) == [
                "2020-01-01T09:00:00+01:00", "2020-01-22T09:00:00+01:00",
            ])
        let person = try await preview("daily at 08:00", from: "monday", count: 1)
        #expect(person.occurrences.map(\.at) == ["2026-11-30T08:00:00+01:00"])
    }

    @Test("another zone shows its own times, and the gap of its clock moves a dose, never drops it")
    func otherZone() async throws {
        let reply = try await preview(
            "daily at 02:30", from: "2026-03-07", count: 3, zone: "America/New_York")
        #expect(
            reply.occurrences.map(\.at) == [
                "2026-03-07T02:30:00-05:00", "2026-03-08T03:30:00-04:00",
                "2026-03-09T02:30:00-04:00",
            ])
        #expect(reply.occurrences.allSatisfy { $0.zone == "America/New_York" })
    }

    @Test("a medicine as needed has words and no planned times; an ended one has those it has")
    func fewOccurrences() async throws {
        let asNeeded = try await preview("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        #expect(asNeeded.words.contains("as needed"))
        #expect(asNeeded.occurrences.isEmpty)
        let once = try await preview("once on 2026-12-01 at 09:30", count: 9)
        #expect(once.occurrences.count == 1)
        #expect(
            try await preview("once on 2026-12-01 at 09:30", from: "2026-12-02")
                .occurrences.isEmpty)
    }

    @Test("what cannot be read is pointed at, as a schedule or as a prescription")
    func unreadable() async throws {
        let alone: CannotRead = try await refusal("every 6 ours from tomorrow 08:00")
        #expect(alone.subject == "schedule")
        #expect(alone.offset == 8)
        #expect(alone.suggestions.contains("hours"))
        let bare: CannotRead = try await refusal("denosumab every 28 days at 10:00")
        #expect(bare.message.contains("The amount is missing after \"denosumab\""))
        let whole: CannotRead = try await refusal("ibuprofen 200 mg every 6 ours")
        #expect(whole.subject == "prescription")
        #expect(whole.offset == 25)
        let day: CannotRead = try await refusal("daily at 08:00", from: "03/04/2026")
        #expect(day.subject == "date")
        #expect(day.suggestions.count == 2)
    }

    @Test("a zone that there is not, a count and a day beyond their limits are refused in words")
    func refusals() async throws {
        let zone: Invalid = try await refusal("daily at 08:00", zone: "Europe/Berln")
        #expect(zone.parameter == "zone")
        #expect(zone.message.contains("Europe/Berln"))
        let path: Invalid = try await refusal("daily at 08:00", zone: "../../etc/passwd")
        #expect(path.parameter == "zone")
        for count in [0, -1, Limits.previewedDoses + 1] {
            let refused: Invalid = try await refusal("daily at 08:00", count: count)
            #expect(refused.parameter == "count")
        }
        let full = try await preview("daily at 08:00", count: Limits.previewedDoses)
        #expect(full.occurrences.count == Limits.previewedDoses)
        let early: CannotRead = try await refusal("daily at 08:00", from: "1960-01-01")
        #expect(early.subject == "date")
    }
}
