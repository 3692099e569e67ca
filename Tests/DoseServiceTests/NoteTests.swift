import DoseInterface
import DoseService
import Testing

@Suite("Notes")
struct NoteTests {
    private func note(
        _ desk: Desk, _ text: String, _ subject: NoteSubject = .last, name: String? = nil,
        on: String? = nil
    ) async throws -> Note {
        try await desk.call(
            AddNote.self,
            .init(requestId: desk.fresh(), text: text, subject: subject, name: name, on: on)
        ).note
    }

    @Test("a note is on what was recorded last, stays with a correction and is taken back")
    func last() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        #expect(try await note(desk, "with food").about == "naproxen 220 mg, taken 20:05")
        _ = try await desk.call(
            AmendDose.self,
            .init(requestId: desk.fresh(), name: "naproxen", words: "440 mg", note: "two of them"))
        #expect(try await desk.show("naproxen").records.map(\.note) == ["with food; two of them"])
        try await desk.undo()
        #expect(try await desk.show("naproxen").records.map(\.note) == ["with food"])
        #expect(try await desk.undo().undone == "a note on naproxen 220 mg, taken 20:05")
        #expect(try await desk.show("naproxen").records.map(\.note) == [nil])
        #expect(try await desk.rows("SELECT count(*) FROM note") == ["2"])
    }

    @Test("notes on a prescription, an exam, a result and an entry are shown where these are")
    func everywhere() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        try await desk.exam()
        try await desk.lab("calcium", "2.3", "mmol/L")
        _ = try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: .pain, score: 4, note: "at night"))
        _ = try await note(desk, "ask Dr. Ito", .prescription, name: "napr")
        _ = try await note(desk, "x-ray too", .exam, on: "today")
        _ = try await note(desk, "fasting", .lab, name: "Calcium")
        _ = try await note(desk, "better by noon", .journal, name: "pain")
        #expect(try await desk.show("naproxen").notes.map(\.text) == ["ask Dr. Ito"])
        #expect(try await desk.call(GetDental.self, .init()).exams.map(\.note) == ["x-ray too"])
        #expect(
            try await desk.call(ListObservations.self, .init()).observations.map(\.note)
                == ["fasting"])
        #expect(
            try await desk.call(ListJournal.self, .init()).entries.map(\.note)
                == ["at night; better by noon"])
        let all = try await desk.call(ListNotes.self, .init()).notes
        #expect(all.map(\.text) == ["better by noon", "fasting", "x-ray too", "ask Dr. Ito"])
        #expect(all.last?.about == "naproxen")
        let paper = try await desk.call(GetPaper.self, .init(kind: .report)).paper
        let part = try #require(paper.parts.first { $0.id == "noted" })
        #expect(part.table?.rows.compactMap { $0.cells.last } == all.map(\.text))
    }

    @Test("a note is kept on what is told of a person too, and is taken back")
    func onWhatIsTold() async throws {
        let desk = try await Desk()
        _ = try await desk.call(
            AddHealthFact.self,
            .init(requestId: desk.fresh(), kind: .allergy, name: "penicillin", note: "mild"))
        #expect(try await note(desk, "hives").about == "allergy penicillin")
        _ = try await note(desk, "as a child", .allergy, name: "peni")
        _ = try await desk.call(
            AddHealthFact.self,
            .init(requestId: desk.fresh(), kind: .condition, name: "heart failure"))
        _ = try await note(desk, "mild", .condition, name: "heart failure")
        _ = try await desk.call(
            AddContact.self,
            .init(requestId: desk.fresh(), role: "oncologist", name: "Dr. Ito", phone: "123"))
        #expect(
            try await note(desk, "mornings", .contact, name: "oncologist").about
                == "contact Dr. Ito (oncologist)")
        for status in [WorkStatus.planned, .done] {
            _ = try await desk.call(
                RecordDentalWork.self,
                .init(requestId: desk.fresh(), status: status, what: "crown"))
        }
        _ = try await note(desk, "second visit", .work, name: "Crown")
        #expect(try await note(desk, "it hurt").about == "dental work done: crown")
        _ = try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: .event, what: "radiation", days: 5))
        _ = try await note(desk, "tired", .journal, name: "event")
        let facts = try await desk.call(ListHealthFacts.self, .init()).facts
        #expect(facts.map(\.note) == ["mild; hives; as a child", "mild"])
        func contactNotes() async throws -> [String?] {
            try await desk.call(ListContacts.self, .init()).contacts.map(\.note)
        }
        #expect(try await contactNotes() == ["mornings"])
        #expect(
            try await desk.call(GetDental.self, .init()).work.map(\.note)
                == ["second visit; it hurt"])
        #expect(try await desk.call(ListJournal.self, .init()).entries.map(\.note) == ["tired"])
        // The note on the event, the event, two notes and two steps of the work.
        for _ in 0..<6 { try await desk.undo() }
        #expect(try await desk.undo().undone == "a note on contact Dr. Ito (oncologist)")
        #expect(try await contactNotes() == [nil])
        let unknown: NotFound = try await desk.refusal(
            AddNote.self,
            .init(requestId: desk.fresh(), text: "x", subject: .risk, name: "smoking"))
        #expect(!unknown.message.isEmpty)
    }

    @Test("a note can come with the record, and goes with it")
    func atOnce() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        let reply = try await desk.call(
            RecordDose.self,
            .init(
                requestId: desk.fresh(), name: "naproxen", outcome: .taken, note: "with food"))
        #expect(reply.record.note == "with food")
        _ = try await desk.call(
            RecordDentalExam.self,
            .init(requestId: desk.fresh(), outcome: .clear, note: "no pain"))
        _ = try await desk.call(
            RecordObservation.self,
            .init(
                requestId: desk.fresh(), name: "calcium", value: "2.3", unit: "mmol/L",
                note: "fasting"))
        #expect(try await desk.call(ListNotes.self, .init()).notes.count == 3)
        for _ in 0..<3 { try await desk.undo() }
        #expect(try await desk.call(ListNotes.self, .init()).notes.isEmpty)
    }

    @Test("a note that tells of a sign that cannot wait says whom to call, any other says nothing")
    func urgent() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        func remarks(_ text: String, _ subject: NoteSubject = .last) async throws -> [Remark] {
            try await desk.call(
                AddNote.self,
                .init(
                    requestId: desk.fresh(), text: text, subject: subject,
                    name: subject == .allergy ? "penicillin" : nil)
            ).remarks
        }
        let blood = try await remarks("vomiting blood since")
        #expect(blood.first?.text.hasPrefix("This is an emergency.") == true)
        #expect(blood.contains { !$0.sources.isEmpty })
        let legs = try await remarks("her legs feel numb")
        #expect(legs.contains { $0.text.contains("can be an emergency") && $0.call != nil })
        for told in ["took it with food", "no chest pain", "a little sleepy"] {
            #expect(try await remarks(told).isEmpty, "\(told)")
        }
        _ = try await desk.call(
            AddHealthFact.self,
            .init(requestId: desk.fresh(), kind: .allergy, name: "penicillin"))
        #expect(try await remarks("swollen face as a child").isEmpty)
        #expect(try await remarks("hives as a child", .allergy).isEmpty)
    }

    @Test("a note on nothing, without words or of another person's record is refused")
    func refusals() async throws {
        let desk = try await Desk()
        for subject in NoteSubject.allCases where subject != .prescription && subject != .dose {
            _ = try await desk.refusal(
                AddNote.self,
                .init(requestId: desk.fresh(), text: "x", subject: subject, name: "calcium"),
                as: NotFound.self)
        }
        try await desk.add("naproxen 220 mg at 8 am")
        _ = try await desk.refusal(
            AddNote.self, .init(requestId: "e", text: "  ", subject: .last), as: Invalid.self)
        _ = try await desk.call(AddPerson.self, .init(requestId: "p", name: "Ana"))
        _ = try await desk.about("ana").refusal(
            AddNote.self, .init(requestId: "o", text: "x", subject: .last), as: NotFound.self)
    }
}
