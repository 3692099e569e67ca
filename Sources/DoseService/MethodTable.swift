import DoseInterface
import DoseStore
import Regimen
import StrictJSON
package import Varlink

extension Tracker {
    /// Every method of `io.dosed` by its full name.
    package var methods: [String: VarlinkDispatcher.Method] {
        let follower = ReminderFollower(tracker: self)
        let changes = ChangeFollower(tracker: self)
        let keeper = DataKeeper(tracker: self)
        let unwritten = UnwrittenReminders(unsaved: unsaved, tests: tests)
        return [
            GetStatus.name: read(
                GetStatusHandler(
                    facts: facts, hub: hub, zones: zones, store: store, stuck: stuck)),
            GetSettings.name: read(GetSettingsHandler()),
            ChangeSetting.name: write(ChangeSettingHandler()),
            ConfirmClock.name: write(ConfirmClockHandler(judge: judge)),
            GetPerson.name: read(GetPersonHandler()),
            ListPeople.name: list(ListPeopleHandler()),
            AddPerson.name: write(AddPersonHandler()),
            ChangePerson.name: write(ChangePersonHandler()),
            ChooseDefaultPerson.name: write(ChooseDefaultPersonHandler()),
            AddPrescription.name: write(AddPrescriptionHandler()),
            PreviewSchedule.name: read(PreviewScheduleHandler()),
            ListPrescriptions.name: list(ListPrescriptionsHandler()),
            ShowPrescription.name: read(ShowPrescriptionHandler()),
            StartPrescription.name: write(StartPrescriptionHandler()),
            StopPrescription.name: write(StopPrescriptionHandler()),
            EditPrescription.name: write(EditPrescriptionHandler()),
            ShiftSchedule.name: write(ShiftScheduleHandler()),
            HoldPrescription.name: write(HoldPrescriptionHandler()),
            ResumePrescription.name: write(ResumePrescriptionHandler()),
            CheckReadiness.name: read(CheckReadinessHandler()),
            OverrideCheck.name: write(OverrideCheckHandler()),
            AskDose.name: read(AskDoseHandler()),
            GetFormulas.name: read(GetFormulasHandler()),
            ListDrugs.name: read(ListDrugsHandler()),
            ListLabs.name: read(ListLabsHandler()),
            GetDrug.name: read(GetDrugHandler()),
            GetPaper.name: read(GetPaperHandler()),
            GetCalendar.name: read(GetCalendarHandler()),
            Learn.name: read(LearnHandler()),
            GetToday.name: read(
                GetTodayHandler(zones: zones, store: store, stuck: stuck)),
            ListDue.name: list(ListDueHandler()),
            ListInfusions.name: list(ListInfusionsHandler()),
            ListHistory.name: pages(ListHistoryHandler()),
            ListAdherence.name: pages(ListAdherenceHandler()),
            ListUse.name: pages(ListUseHandler()),
            RecordDose.name: write(RecordDoseHandler()),
            SnoozeDose.name: write(SnoozeDoseHandler()),
            MoveDose.name: write(MoveDoseHandler()),
            AmendDose.name: write(AmendDoseHandler()),
            AddNote.name: write(AddNoteHandler()),
            ListNotes.name: read(ListNotesHandler()),
            ListUndo.name: read(ListUndoHandler()),
            UndoLast.name: write(UndoLastHandler()),
            RecordDentalExam.name: write(RecordDentalExamHandler()),
            RecordDentalWork.name: write(RecordDentalWorkHandler()),
            GetDental.name: read(GetDentalHandler()),
            RecordObservation.name: write(RecordObservationHandler()),
            ListObservations.name: list(ListObservationsHandler()),
            ListFollowUps.name: list(ListFollowUpsHandler()),
            AnswerFollowUp.name: write(AnswerFollowUpHandler()),
            BookLabTest.name: write(BookLabTestHandler()),
            ListLabBookings.name: list(ListLabBookingsHandler()),
            RecordStock.name: write(RecordStockHandler()),
            ListStock.name: list(ListStockHandler()),
            GetStock.name: read(GetStockHandler()),
            AddHealthFact.name: write(AddHealthFactHandler()),
            EndHealthFact.name: write(EndHealthFactHandler()),
            ListHealthFacts.name: list(ListHealthFactsHandler()),
            AddContact.name: write(AddContactHandler()),
            RemoveContact.name: write(RemoveContactHandler()),
            ListContacts.name: read(ListContactsHandler()),
            RecordJournal.name: write(RecordJournalHandler()),
            ListJournal.name: list(ListJournalHandler()),
            WatchReminders.name: { call, _, replies in
                try await follower.follow(
                    call.decodeParameters(WatchReminders.Request.self), of: call.person,
                    replies: replies)
            },
            WatchChanges.name: { call, _, replies in
                try await changes.follow(
                    call.decodeParameters(WatchChanges.Request.self), of: call.person,
                    replies: replies)
            },
            BeginReminder.name: unwritten.begin(
                or: plain(BeginReminderHandler(unsaved: unsaved))),
            AcknowledgeReminder.name: unwritten.acknowledge(
                or: write(AcknowledgeReminderHandler())),
            ForgetChannel.name: write(ForgetChannelHandler()),
            VerifyData.name: { call, _, replies in
                _ = try call.decodeParameters(VerifyData.Request.self)
                try await keeper.verify(replies: replies)
            },
            BackUpData.name: { call, _, replies in
                try await replies.send(
                    keeper.backUp(call.decodeParameters(BackUpData.Request.self)))
            },
            RestoreData.name: { call, peer, replies in
                let request = try call.decodeParameters(RestoreData.Request.self)
                let parameters = try Self.canonical(request, of: nil)
                try await replies.send(
                    keeper.restore(request, parameters: parameters, by: peer.uid))
            },
            ExportData.name: { [self] call, _, replies in
                _ = try call.decodeParameters(ExportData.Request.self)
                try await DataExporter(tracker: self).export(replies: replies)
            },
            ImportData.name: { [self] call, peer, replies in
                let request = try call.decodeParameters(ImportData.Request.self)
                let parameters = try Self.canonical(request, of: nil)
                try await replies.send(
                    DataImporter(tracker: self).read(
                        request, parameters: parameters, by: peer.uid))
            },
            TestReminders.name: { [self] call, _, replies in
                _ = try call.decodeParameters(TestReminders.Request.self)
                try await ReminderTester(tracker: self).test(replies: replies)
            },
        ]
    }

    /// A method that only looks.
    private func read<Answering: Handler>(_ handler: Answering) -> VarlinkDispatcher.Method {
        plain(handler, reading: true)
    }

    /// A method that answers once and needs no request id.
    private func plain<Answering: Handler>(
        _ handler: Answering, reading: Bool = false
    ) -> VarlinkDispatcher.Method {
        { [self] call, peer, replies in
            let request = try call.decodeParameters(Answering.Method.Request.self)
            let reply = try await inScene(by: peer.uid, of: call.person, reading: reading) {
                try handler.answer(request, in: $0)
            }
            try await replies.send(reply)
        }
    }

    /// A method that changes something, once for each request id.
    private func write<Writing: WriteHandler>(_ handler: Writing) -> VarlinkDispatcher.Method {
        { [self] call, peer, replies in
            let request = try call.decodeParameters(Writing.Method.Request.self)
            let parameters = try Self.canonical(request, of: call.person)
            try await settleTimeOff()
            let (outcome, passage, changedAt, person) = try await inScene(
                by: peer.uid, of: call.person
            ) { scene in
                var changedAt: ClockSense?
                // What is due by now is due for this request too, whether the loop woke or not; and
                // it stays so when the request is refused.
                let passage = try scene.inName(of: self.facts.uid).letTimePass()
                let outcome = try scene.transaction.outcome {
                    try scene.once(
                        request.requestId, method: call.method, parameters: parameters
                    ) {
                        changedAt = scene.sense
                        return try handler.answer(request, in: scene)
                    }
                }
                return (outcome, passage, changedAt, scene.person)
            }
            if case .success = outcome, let changedAt { handler.committed(at: changedAt) }
            if passage.reminders > 0 { hub.ring() }
            noteChange(mayBeStuck: passage.stuck > 0 ? .all : .of([person]))
            try await replies.send(outcome.get())
        }
    }

    /// One text for one meaning: members in order, and none for what is absent.
    private static func canonical(_ request: some Encodable, of person: String?) throws -> String {
        let whole = AboutPerson(request, person: person)
        return String(decoding: try JSONValue(of: whole).encoded(), as: UTF8.self)
    }

    /// A list: in parts to whoever asked for more, else whole.
    private func list<Listing: ListHandler>(_ handler: Listing) -> VarlinkDispatcher.Method {
        { [self] call, peer, replies in
            let request = try call.decodeParameters(Listing.Method.Request.self)
            var (items, head) = try await inScene(
                by: peer.uid, of: call.person, reading: true
            ) { scene in
                (
                    try handler.items(request, in: scene)[...],
                    ListHead(
                        remarks: try handler.remarks(request, in: scene), zone: scene.home.name)
                )
            }
            guard replies.more else {
                guard items.count <= Limits.itemsWithoutMore else {
                    throw VarlinkError.expectedMore
                }
                return try await replies.send(handler.reply(Array(items), head))
            }
            repeat {
                let part = Array(items.prefix(Limits.itemsPerReply))
                items = items.dropFirst(part.count)
                try await replies.send(handler.reply(part, head), continues: !items.isEmpty)
                head = ListHead()
            } while !items.isEmpty
        }
    }

    /// A long list: part by part to whoever asked for more, else when one part holds all of it.
    private func pages<Paging: PageHandler>(_ handler: Paging) -> VarlinkDispatcher.Method {
        { [self] call, peer, replies in
            let request = try call.decodeParameters(Paging.Method.Request.self)
            var place: Paging.Place?
            repeat {
                let (reply, next) = try await inScene(
                    by: peer.uid, of: call.person, reading: true
                ) { [place] in try handler.page(request, from: place, in: $0) }
                guard next == nil || replies.more else { throw VarlinkError.expectedMore }
                try await replies.send(reply, continues: next != nil)
                place = next
            } while place != nil
        }
    }
}
