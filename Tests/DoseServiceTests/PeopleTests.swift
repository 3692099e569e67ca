import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Several people")
struct PeopleTests {
    @discardableResult
    private func add(
        _ name: String, zone: String? = nil, _ desk: Desk
    ) async throws -> AddPerson.Reply {
        try await desk.call(
            AddPerson.self, .init(requestId: desk.fresh(), name: name, zone: zone))
    }

    @discardableResult
    private func change(
        _ desk: Desk, name: String? = nil, birth: String? = nil, sex: Sex? = nil,
        zone: String? = nil
    ) async throws -> ChangePerson.Reply {
        try await desk.call(
            ChangePerson.self,
            .init(requestId: desk.fresh(), name: name, birth: birth, sex: sex, zone: zone))
    }

    private func people(_ desk: Desk) async throws -> [Person] {
        try await desk.call(ListPeople.self, .init()).people
    }

    private func choose(_ desk: Desk) async throws {
        _ = try await desk.call(ChooseDefaultPerson.self, .init(requestId: desk.fresh()))
    }

    @Test("one person is called me, is the default, and is named nowhere")
    func alone() async throws {
        let desk = try await Desk()
        #expect(
            try await people(desk) == [
                Person(name: "me", zone: "Europe/Berlin", isDefault: true)
            ])
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.person == nil)
        #expect(reminder.title == "naproxen 220 mg, by mouth")
        #expect(reminder.command == "dose take naproxen")
        #expect(try await desk.about("ME").due().count == 1)
    }

    @Test("what is said of a person is kept, with the age by now, and taken back")
    func profile() async throws {
        let (me, ana) = try await Desk.household()
        try await change(ana, birth: "1958-11-24", sex: .female)
        let person = try await ana.call(GetPerson.self, .init()).person
        #expect(person.years == 67)
        #expect(person.sex == .female)
        #expect(try await me.call(GetPerson.self, .init()).person.birth == nil)
        me.clock.advance(days: 1)
        #expect(try await ana.call(GetPerson.self, .init()).person.years == 68)
        try await change(ana, name: "Ana Maria")
        #expect(try await people(me).map(\.name) == ["me", "Ana Maria"])
        try await ana.about("ana maria").undo()
        try await ana.undo()
        #expect(
            try await ana.call(GetPerson.self, .init()).person
                == Person(name: "Ana", zone: "Europe/Lisbon", isDefault: false))
    }

    @Test(
        "a name is a name, and nobody else's",
        arguments: ["", "1st", "Ana\u{0}", "ana", "ANA", "a/b", String(repeating: "a", count: 41)])
    func names(name: String) async throws {
        let (me, ana) = try await Desk.household()
        for desk in [me, ana] {
            _ = try await desk.refusal(
                AddPerson.self, .init(requestId: "a", name: name), as: Invalid.self)
        }
        #expect(try await people(me).count == 2)
    }

    @Test("a name of several words is found as one word too")
    func words() async throws {
        let desk = try await Desk()
        try await add("Grandma Rose", desk)
        for name in ["grandma rose", "grandma-rose", "Grandma Rose"] {
            #expect(try await desk.about(name).due().isEmpty)
        }
    }

    @Test("somebody who is not there is not found, and it is said who is")
    func unknown() async throws {
        let (me, _) = try await Desk.household()
        let refusal = try await me.about("an").refusal(ListDue.self, .init(), as: NotFound.self)
        #expect(refusal.what == "person")
        #expect(refusal.suggestions == ["me", "Ana"])
        #expect(refusal.message.contains("me, Ana"))
        // Nothing was written in the name of somebody else.
        _ = try await me.about("bert").refusal(
            AddPrescription.self, .init(requestId: "a", text: "naproxen 220 mg at 8 am"),
            as: NotFound.self)
        #expect(try await me.call(ListPrescriptions.self, .init()).prescriptions.isEmpty)
    }

    @Test("a date of birth lies in the last 130 years, a zone is one that there is")
    func nonsense() async throws {
        let desk = try await Desk()
        for birth in ["2027-01-01", "1890-01-01", "03/04/1958", "1958-02-30"] {
            let refusal = try await desk.refusal(
                ChangePerson.self, .init(requestId: "a", birth: birth), as: Invalid.self)
            #expect(refusal.parameter == "birth")
        }
        let zone = try await desk.refusal(
            AddPerson.self, .init(requestId: "b", name: "Ana", zone: "Mars/Olympus"),
            as: Invalid.self)
        #expect(zone.parameter == "zone")
        #expect(try await people(desk).count == 1)
    }

    @Test("equal names are each person's own: lists, records and dental exams")
    func ownLists() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("naproxen 440 mg at 20:00")
        #expect(
            try await ana.call(ListPrescriptions.self, .init()).prescriptions.map(\.name)
                == ["naproxen"])
        let taken = try await ana.record(.taken, "naproxen")
        #expect(taken.remarks.first?.text == "This is on Ana's record.")
        #expect(try await me.show("naproxen").records.isEmpty)
        #expect(try await ana.show("naproxen").records.map(\.amount) == ["440 mg"])
        try await ana.exam(on: "2026-11-18")
        #expect(try await me.call(GetDental.self, .init()).exams.isEmpty)
        let refusal = try await me.about("me").refusal(
            ShowPrescription.self, .init(name: "ibuprofen"), as: NotFound.self)
        #expect(refusal.what == "prescription")
    }

    @Test("each dose falls due in the zone of its own person, and the reminder says for whom")
    func zones() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("naproxen 440 mg at 20:00")
        me.clock.advance(hours: 2)
        try await me.passTime()
        #expect(try await me.openReminders().map(\.title) == ["me: naproxen 220 mg, by mouth"])
        #expect(try await ana.due().isEmpty)
        me.clock.advance(hours: 1)
        try await me.passTime()
        let all = try await me.openReminders()
        #expect(all.map(\.person) == ["me", "Ana"])
        let reminder = try #require(all.last)
        #expect(reminder.title == "Ana: naproxen 440 mg, by mouth")
        #expect(reminder.command == "dose take naproxen --person ana")
        #expect(reminder.due.at == "2026-11-23T20:00:00+00:00")
        #expect(try await ana.openReminders() == [reminder])
        #expect(try await ana.due().map(\.due.zone) == ["Europe/Lisbon"])
        #expect(try await me.due().map(\.due.zone) == ["Europe/Berlin"])
        // The next dose was written down in the right zone too.
        #expect(
            try await ana.show("naproxen").coming.map(\.due.at).last?.hasSuffix("20:00:00+00:00")
                == true)
    }

    @Test("a missed dose counts by the late window of its own person")
    func lateWindows() async throws {
        let (me, ana) = try await Desk.household()
        for desk in [me, ana] { try await desk.add("naproxen 220 mg daily at 19:00") }
        _ = try await ana.call(
            ChangeSetting.self,
            .init(requestId: me.fresh(), name: "late-daily", value: "1 hour"))
        let own = try await me.call(GetSettings.self, .init()).settings
        #expect(own.first { $0.name == "late-daily" }?.ours == true)
        me.clock.advance(hours: 4)
        try await me.passTime()
        #expect(try await ana.show("naproxen").records.map(\.outcome) == [.missed])
        #expect(try await me.show("naproxen").records.isEmpty)
    }

    @Test("undo takes back the last record of the one person only")
    func undo() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("ibuprofen 200 mg at 20:00")
        try await ana.exam(on: "2026-11-18")
        #expect(try await me.undo().undone == "naproxen, added")
        #expect(try await ana.undo().undone.hasPrefix("dental exam"))
        #expect(try await ana.undo().undone == "ibuprofen, added")
        _ = try await ana.refusal(UndoLast.self, .init(requestId: "u"), as: NothingToUndo.self)
    }

    @Test("adding somebody is taken back as long as nothing is on record for that person")
    func undoAdding() async throws {
        let (me, ana) = try await Desk.household()
        try await ana.add("naproxen 220 mg at 20:00")
        let refusal: NothingToUndo = try await me.refusal(UndoLast.self, .init(requestId: "u"))
        #expect(refusal.message.contains("dose undo --person ana"))
        try await ana.undo()
        #expect(try await me.undo().undone == "Ana, added")
        #expect(try await people(me).map(\.name) == ["me"])
        // The name is free again, and she begins anew.
        try await add("Ana", me)
        #expect(try await people(me).map(\.zone) == ["Europe/Berlin", "Europe/Berlin"])
    }

    @Test("a step back that passes over an added person says so, and how that is taken back")
    func passedOver() async throws {
        let me = try await Desk()
        try await me.add("naproxen 220 mg at 20:00")
        try await add("Ana", me)
        #expect(try await me.call(ListUndo.self, .init()).remarks.isEmpty)
        try await me.about("ana").exam()
        try await me.add("ibuprofen 200 mg at 20:00")
        // What is newer is taken back as ever; only what lies behind passes over something.
        #expect(try await me.call(ListUndo.self, .init(limit: 1)).remarks.isEmpty)
        let listed = try await me.call(ListUndo.self, .init())
        #expect(listed.steps.map(\.say) == ["ibuprofen, added", "naproxen, added"])
        #expect(listed.remarks.map(\.text).contains { $0.contains("dose undo --person ana") })
        #expect(try await me.undo().remarks.isEmpty)
        let undone = try await me.undo()
        #expect(undone.undone == "naproxen, added" && undone.remarks == listed.remarks)
        #expect(try await people(me).map(\.name) == ["me", "Ana"])
    }

    @Test("the default person is chosen, and undone by whoever is meant now")
    func defaultPerson() async throws {
        let (me, ana) = try await Desk.household()
        try await choose(ana)
        #expect(try await people(me).map(\.isDefault) == [false, true])
        try await me.add("naproxen 220 mg at 20:00")
        #expect(try await ana.show("naproxen").prescription.zone == "Europe/Lisbon")
        try await me.undo()
        #expect(try await me.undo().undone == "Ana, chosen as the default person")
        #expect(try await people(me).map(\.isDefault) == [true, false])
    }

    @Test("moving home moves the doses of the one person only")
    func home() async throws {
        let (me, ana) = try await Desk.household()
        for desk in [me, ana] { try await desk.add("naproxen 220 mg at 20:00") }
        let before = try await me.show("naproxen").coming.first
        let reply = try await change(ana, zone: "America/New_York")
        #expect(reply.changed.zone == "America/New_York")
        #expect(
            try await ana.show("naproxen").coming.first?.due.at == "2026-11-23T20:00:00-05:00")
        #expect(try await me.show("naproxen").coming.first == before)
        try await ana.undo()
        #expect(
            try await ana.show("naproxen").coming.first?.due.at == "2026-11-23T20:00:00+00:00")
    }

    @Test("a repeat for somebody else is another request")
    func requestIDs() async throws {
        let (me, ana) = try await Desk.household()
        let request = AddPrescription.Request(requestId: "one", text: "naproxen 220 mg at 20:00")
        _ = try await me.call(AddPrescription.self, request)
        _ = try await me.call(AddPrescription.self, request)
        _ = try await ana.refusal(AddPrescription.self, request, as: RequestReused.self)
        #expect(try await ana.call(ListPrescriptions.self, .init()).prescriptions.isEmpty)
    }
}
