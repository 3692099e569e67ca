import DoseInterface

/// What each command prints with `--json`. A test holds the table equal to the commands, another
/// one to what the real programs print.
enum CommandShapes {
    /// The commands by their words after `dose`, each group in the order of the help.
    static let all: [(command: String, shape: PrintedShape)] =
        prescriptions + doses + past + clinic + aboutYou + published + data + service

    private static let prescriptions: [(command: String, shape: PrintedShape)] = [
        ("add", .reply(of: AddPrescription.self)),
        ("preview", .one(PreviewReport.self)),
        ("list", .list(of: Prescription.self)),
        ("show", .either([.reply(of: ShowPrescription.self), .list(of: Remark.self)])),
        ("start", .reply(of: StartPrescription.self)),
        ("edit", .reply(of: EditPrescription.self)),
        ("shift", .reply(of: ShiftSchedule.self)),
        ("hold", .reply(of: HoldPrescription.self)),
        ("resume", .reply(of: ResumePrescription.self)),
        ("stop", .reply(of: StopPrescription.self)),
    ]

    private static let doses: [(command: String, shape: PrintedShape)] = [
        ("today", .reply(of: GetToday.self)),
        ("due", .list(of: Dose.self)),
        (
            "take",
            .either([.reply(of: RecordDose.self), .list(.reply(of: RecordDose.self))])
        ),
        ("skip", .reply(of: RecordDose.self)),
        ("snooze", .reply(of: SnoozeDose.self)),
        ("move", .reply(of: MoveDose.self)),
        ("may", .reply(of: AskDose.self)),
        ("amend", .reply(of: AmendDose.self)),
        ("note", .either([.reply(of: AddNote.self), .list(of: Note.self)])),
        ("stock show", .either([.list(of: Stock.self), .reply(of: GetStock.self)])),
        ("stock set", .reply(of: RecordStock.self)),
        ("stock add", .reply(of: RecordStock.self)),
        ("stock end", .reply(of: RecordStock.self)),
        ("undo", .either([.reply(of: UndoLast.self), .list(of: UndoStep.self)])),
    ]

    private static let past: [(command: String, shape: PrintedShape)] = [
        ("history", .list(of: HistoryEntry.self)),
        ("adherence", .reply(of: ListAdherence.self)),
        ("use", .list(of: UseDay.self)),
    ]

    private static let clinic: [(command: String, shape: PrintedShape)] = [
        ("infusions", .either([.reply(of: ListInfusions.self), .one(WrittenFile.self)])),
        ("check", .either([.list(of: ReadinessReport.self), .reply(of: OverrideCheck.self)])),
        ("dental status", .reply(of: GetDental.self)),
        ("dental exam", .reply(of: RecordDentalExam.self)),
        ("dental work", .reply(of: RecordDentalWork.self)),
        (
            "lab",
            .either([
                .one(LabRecord.self), .reply(of: RecordObservation.self),
                .reply(of: BookLabTest.self),
            ])
        ),
        ("event list", .list(of: JournalEntry.self)),
        ("event add", .reply(of: RecordJournal.self)),
        ("given", .reply(of: RecordDose.self)),
        ("cancelled", .reply(of: RecordDose.self)),
    ]

    private static let aboutYou: [(command: String, shape: PrintedShape)] = [
        ("symptom", .reply(of: RecordJournal.self)),
        ("pain", .reply(of: RecordJournal.self)),
        ("bowel", .reply(of: RecordJournal.self)),
        ("fall", .reply(of: RecordJournal.self)),
        ("journal", .list(of: JournalEntry.self)),
        ("answer", .either([.reply(of: AnswerFollowUp.self), .list(of: FollowUp.self)])),
        ("condition list", .list(of: HealthFact.self)),
        ("condition add", .reply(of: AddHealthFact.self)),
        ("condition end", .reply(of: EndHealthFact.self)),
        ("allergy list", .list(of: HealthFact.self)),
        ("allergy add", .reply(of: AddHealthFact.self)),
        ("allergy remove", .reply(of: EndHealthFact.self)),
        ("risk list", .list(of: HealthFact.self)),
        ("risk add", .reply(of: AddHealthFact.self)),
        ("risk end", .reply(of: EndHealthFact.self)),
        ("contact list", .reply(of: ListContacts.self)),
        ("contact add", .reply(of: AddContact.self)),
        ("contact remove", .reply(of: RemoveContact.self)),
    ]

    private static let published: [(command: String, shape: PrintedShape)] = [
        ("drug", .reply(of: GetDrug.self)),
        ("drugs", .list(of: DrugName.self)),
        ("formulas", .list(of: Formula.self)),
        ("letter dentist", .either([.one(Paper.self), .one(WrittenFile.self)])),
        ("letter infusion", .either([.one(Paper.self), .one(WrittenFile.self)])),
        ("report", .either([.one(Paper.self), .one(WrittenFile.self)])),
        ("learn", .reply(of: Learn.self)),
    ]

    private static let data: [(command: String, shape: PrintedShape)] = [
        ("backup", .reply(of: BackUpData.self)),
        ("restore", .reply(of: RestoreData.self)),
        ("verify", .reply(of: VerifyData.self)),
        (
            "export json",
            .either([
                .one(WrittenFile.self),
                .lines(
                    .either([.type("ExportHeader"), .type("ExportRow"), .type("ExportEnd")])),
            ])
        ),
        ("import json", .reply(of: ImportData.self)),
        ("schema", .schema),
    ]

    private static let service: [(command: String, shape: PrintedShape)] = [
        ("watch", .lines(.either([.one(Reminder.self), .one(Change.self)]))),
        ("notify add", .one(ChannelAdded.self)),
        ("notify list", .list(of: ChannelRow.self)),
        ("notify remove", .one(ChannelRemoved.self)),
        ("notify run", .lines(.one(ToldReport.self))),
        ("test-reminder", .list(of: ChannelTest.self)),
        ("status", .reply(of: GetStatus.self)),
        ("doctor", .one(Examination.self)),
        ("clock", .one(Clock.self)),
        ("settings", .either([.list(of: Setting.self), .reply(of: ChangeSetting.self)])),
        ("person list", .list(of: Person.self)),
        ("person add", .reply(of: AddPerson.self)),
        ("person set", .reply(of: ChangePerson.self)),
        ("person default", .reply(of: ChooseDefaultPerson.self)),
        ("demo", .one(DemoReport.self)),
        ("manual", .one(PrintedText.self)),
        ("completions", .one(PrintedText.self)),
        ("install", .list(of: StepReport.self)),
        ("uninstall", .list(of: StepReport.self)),
    ]
}
