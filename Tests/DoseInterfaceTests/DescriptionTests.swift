import DoseInterface
import Foundation
import StrictJSON
import Testing
import Varlink

@Suite("io.dosed as described and as coded")
struct DescriptionTests {
    private let description: InterfaceDescription

    init() throws {
        description = try InterfaceDescription(parsing: DosedInterface.description)
    }

    @Test("the description is one that every varlink parser accepts")
    func parses() {
        #expect(description.name == "io.dosed")
        #expect(description.methods.count == Self.methods.count)
    }

    static let methods: [String] = [
        AcknowledgeReminder.name, AddContact.name, AddNote.name, AmendDose.name, ListNotes.name,
        ListUndo.name, AddHealthFact.name, AddPerson.name, EndHealthFact.name,
        ListContacts.name, ListHealthFacts.name, ListJournal.name, RecordJournal.name,
        RemoveContact.name, AddPrescription.name, AskDose.name, BackUpData.name,
        BeginReminder.name, RestoreData.name, VerifyData.name, ChangePerson.name,
        ChangeSetting.name, CheckReadiness.name, ChooseDefaultPerson.name, ConfirmClock.name,
        EditPrescription.name, ForgetChannel.name, GetCalendar.name, GetDental.name,
        GetDrug.name, GetFormulas.name, GetPaper.name, GetPerson.name, GetSettings.name,
        GetStatus.name, GetToday.name, GetStock.name, ListStock.name, RecordStock.name,
        HoldPrescription.name, Learn.name, ListDrugs.name, ListAdherence.name, ListLabs.name,
        ListDue.name, ListHistory.name, ListInfusions.name, ListObservations.name,
        ListPeople.name, BookLabTest.name, ListFollowUps.name, AnswerFollowUp.name,
        ListLabBookings.name, ListPrescriptions.name, ListUse.name, MoveDose.name,
        OverrideCheck.name, PreviewSchedule.name, RecordDentalExam.name, RecordDentalWork.name,
        RecordDose.name, RecordObservation.name, ResumePrescription.name, ShiftSchedule.name,
        ShowPrescription.name, SnoozeDose.name, StartPrescription.name, StopPrescription.name,
        TestReminders.name, UndoLast.name, WatchChanges.name, WatchReminders.name,
        ExportData.name, ImportData.name,
    ]

    @Test("every described method is coded under its name")
    func methods() {
        #expect(Set(description.methods.map { "io.dosed.\($0.name)" }) == Set(Self.methods))
    }

    /// Those that take no person.
    static let methodsAboutTheMachine: [any InterfaceMethod.Type] = [
        AcknowledgeReminder.self, BackUpData.self, BeginReminder.self, ConfirmClock.self,
        ExportData.self, ForgetChannel.self, ImportData.self, Learn.self, ListPeople.self,
        RestoreData.self, TestReminders.self, VerifyData.self,
    ]

    @Test("every method that is not about the machine is described with the person it is about")
    func person() {
        let others = Set(Self.methodsAboutTheMachine.map { $0.name })
        #expect(Self.methodsAboutTheMachine.allSatisfy { !$0.isAboutPerson })
        for method in Self.methods {
            let described = description.method(named: method)?.inputs.last
            let isDescribed =
                described?.name == "person" && described?.type == .optional(.string)
            #expect(
                isDescribed != others.contains(method),
                "\(method) is described with \"person: ?string\" last, or isAboutPerson is false")
        }
    }

    @Test("a full request and a bare one are what the description says")
    func requests() throws {
        try expect(
            AddPrescription.self,
            .init(
                requestId: "a", text: "b", since: "c", dosesBefore: 1, asWritten: true,
                follows: "d"))
        try expect(AddPrescription.self, .init(requestId: "a", text: "b"))
        try expect(
            StartPrescription.self,
            .init(
                requestId: "a", name: "b",
                overrides: [.init(check: "c", reason: "d", decidedBy: "e")]))
        try expect(
            HoldPrescription.self, .init(requestId: "a", name: "b", reason: "c", until: "d"))
        try expect(ResumePrescription.self, .init(requestId: "a", name: "b"))
        try expect(
            EditPrescription.self,
            .init(
                requestId: "a", name: "b", text: "c", late: "d", lead: "e", nag: "f",
                escalate: "g", follows: "home"))
        try expect(
            ShiftSchedule.self, .init(requestId: "a", name: "b", length: "c", earlier: true))
        try expect(MoveDose.self, .init(requestId: "a", name: "b", to: "c", slot: "d"))
        for outcome in Outcome.allCases {
            try expect(
                RecordDose.self,
                .init(
                    requestId: "a", name: "b", outcome: outcome, amount: "c", at: "d", slot: "e",
                    reason: "f", minutes: 1, place: "g", words: "h", note: "i"))
            try expect(
                AmendDose.self,
                .init(
                    requestId: "a", name: "b", record: "c", words: "d", amount: "e", at: "f",
                    outcome: outcome, reason: "g", minutes: 1, place: "h", note: "i"))
        }
        for outcome in ExamOutcome.allCases {
            try expect(
                RecordDentalExam.self,
                .init(
                    requestId: "a", on: "b", outcome: outcome, booked: "c", dentist: "d", note: "e")
            )
        }
        for status in WorkStatus.allCases {
            try expect(
                RecordDentalWork.self,
                .init(requestId: "a", status: status, what: "b", on: "c"))
        }
        try expect(
            RecordObservation.self,
            .init(
                requestId: "a", name: "b", value: "c", unit: "d", on: "e", range: "f",
                asWritten: true, note: "g"))
        for subject in NoteSubject.allCases {
            try expect(
                AddNote.self,
                .init(requestId: "a", text: "b", subject: subject, name: "c", on: "d"))
        }
        try expect(ListUndo.self, .init(limit: 1))
        try expect(UndoLast.self, .init(requestId: "a", count: 1))
        try expect(ListObservations.self, .init(name: "a", from: "b", to: "c", all: true))
        try expect(ChangeSetting.self, .init(requestId: "r", name: "a", value: "b"))
        try expect(GetToday.self, .init(everyone: true))
        try expect(GetStock.self, .init(name: "a"))
        try expect(ListStock.self, .init(everyone: true))
        try expect(ListDue.self, .init(days: 1, everyone: true))
        try expect(ListInfusions.self, .init(days: 1, everyone: true))
        try expect(
            ListHistory.self,
            .init(
                name: "a", from: "b", until: "c", days: 1, all: true,
                states: HistoryState.allCases, oldestFirst: true, limit: 1))
        try expect(
            ListAdherence.self, .init(name: "a", from: "b", until: "c", days: 1, by: .week))
        try expect(ListUse.self, .init(name: "a", from: "b", until: "c", days: 1))
        try expect(GetPerson.self, .init())
        try expect(ListPeople.self, .init())
        try expect(AddPerson.self, .init(requestId: "r", name: "a", zone: "b"))
        for sex in Sex.allCases {
            try expect(
                ChangePerson.self,
                .init(requestId: "r", name: "a", birth: "b", sex: sex, zone: "c"))
        }
        try expect(ChooseDefaultPerson.self, .init(requestId: "r"))
        try expect(PreviewSchedule.self, .init(text: "a", from: "b", count: 1, zone: "c"))
        try expect(
            WatchReminders.self, .init(after: 1, channel: "a", together: true, carer: true))
        try expect(WatchChanges.self, .init(after: 1))
        try expect(SnoozeDose.self, .init(requestId: "a", name: "b", length: "c", slot: "d"))
        try expect(BeginReminder.self, .init(number: 1, channel: "a"))
        try expect(ForgetChannel.self, .init(requestId: "a", channel: "b"))
        try expect(TestReminders.self, .init())
        for kind in PaperKind.allCases {
            try expect(GetPaper.self, .init(kind: kind, name: "a"))
        }
        try expect(GetCalendar.self, .init(days: 1))
        try expect(Learn.self, .init(topic: "a"))
        try expect(
            AcknowledgeReminder.self,
            .init(requestId: "r", number: 1, channel: "a", accepted: true, detail: "b"))
    }

    @Test("a parameter that is unknown, missing or of another type is named")
    func faults() throws {
        func fault(_ text: String) throws -> ParameterFault? {
            guard case .object(let object) = try JSONValue.parse(Array(text.utf8)) else {
                return nil
            }
            return description.fault(inParametersOf: "StartPrescription", object)
        }
        #expect(try fault(#"{"requestId":"a","name":"b"}"#) == nil)
        #expect(try fault(#"{"requestId":"a","name":"b","overrides":null}"#) == nil)
        #expect(try fault(#"{"requestId":"a"}"#)?.path == "name")
        #expect(try fault(#"{"requestId":"a","name":1}"#)?.path == "name")
        #expect(try fault(#"{"requestId":"a","name":"b","nam":"c"}"#)?.path == "nam")
        #expect(
            try fault(#"{"requestId":"a","name":"b","overrides":[{"check":"c"}]}"#)?.path
                .hasPrefix("overrides") == true)
    }

    @Test("every enum of the code has the description's words")
    func enums() {
        expect(Outcome.self)
        expect(DoseState.self)
        expect(PrescriptionState.self)
        expect(ZoneFollowed.self)
        expect(CheckHold.self)
        expect(CheckState.self)
        expect(Readiness.self)
        expect(ExamOutcome.self)
        expect(WorkStatus.self)
        expect(LabMark.self)
        expect(HealthKind.self)
        expect(JournalKind.self)
        expect(FollowUpAnswer.self)
        expect(StockChange.self)
        expect(StockEntryKind.self)
        expect(ReminderSubject.self)
        expect(ReminderKind.self)
        expect(ReminderSaying.self)
        expect(PaperKind.self)
        expect(ChartKind.self)
        expect(ChartMarkKind.self)
        expect(CalendarState.self)
        expect(Sex.self)
        expect(HistoryState.self)
        expect(CalendarPeriod.self)
    }

    @Test("a full record of a condition is what the description says")
    func condition() throws {
        try expect(
            AddHealthFact.self,
            .init(
                requestId: "a", kind: .risk, name: "b", since: "c", note: "d", asWritten: true))
    }

    private func expect<Method: InterfaceMethod>(
        _ method: Method.Type, _ request: Method.Request
    ) throws {
        let about = AboutPerson(request, person: Method.isAboutPerson ? "ana" : nil)
        let frame = try Call.encode(method: Method.name, parameters: about, more: false)
        let call = try Call.decode(frame: Array(frame.dropLast()))
        #expect(description.fault(inParametersOf: call.member, call.parameters) == nil)
    }

    private func expect<Words: RawRepresentable<String> & CaseIterable>(_ words: Words.Type) {
        let coded = words.allCases.map(\.rawValue).sorted()
        let name = String(describing: words)
        let pattern = "type \(name) ("
        let text = DosedInterface.description
        guard let start = text.range(of: pattern),
            let end = text.range(of: ")", range: start.upperBound..<text.endIndex)
        else {
            Issue.record("\(name) is not described")
            return
        }
        let described = text[start.upperBound..<end.lowerBound].split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
        #expect(described == coded)
    }
}
