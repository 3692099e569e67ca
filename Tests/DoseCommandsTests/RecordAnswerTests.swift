import DoseInterface
import Testing

@testable import DoseCommands

@Suite("answers to what is recorded")
struct RecordAnswerTests {
    @Test("a taken dose is said back with its time, its slot and the way to undo it")
    func taken() {
        let reply = RecordDose.Reply(record: Samples.record, next: Samples.tuesday, remarks: [])
        #expect(
            told(reply) == """
                Recorded: naproxen 220 mg, taken Mon 2026-11-23 20:17, 17 minutes late. Next:
                Tue 2026-12-01 09:30.
                  This is the dose of 2026-11-23T20:00, number 3 of the series.
                Wrong? dose undo

                """)
    }

    @Test("an infusion that was given names length and place")
    func given() {
        var record = Samples.record
        record.outcome = .given
        record.slot = nil
        record.timing = nil
        record.minutes = 15
        record.place = "Ward 3"
        let reply = RecordDose.Reply(record: record, remarks: [])
        #expect(
            told(reply) == """
                Recorded: naproxen 220 mg, given Mon 2026-11-23 20:17, over 15 minutes, at Ward
                3.
                Wrong? dose undo

                """)
    }

    @Test("a skipped dose keeps its reason, and a remark follows with its source")
    func skipped() {
        var record = Samples.record
        record.outcome = .skipped
        record.amount = nil
        record.timing = nil
        record.reason = "stomach upset"
        let reply = RecordDose.Reply(record: record, remarks: [Samples.remark])
        #expect(
            told(reply) == """
                Recorded: naproxen, skipped Mon 2026-11-23 20:17.
                  This is the dose of 2026-11-23T20:00, number 3 of the series.
                  Reason: stomach upset
                Labels say not to combine them.
                  Source: US label of zoledronic acid; ASCO 2017 (international)
                Wrong? dose undo

                """)
    }

    @Test("neighboring sentences with the same sources share one source line")
    func sharedSources() {
        let other = Remark(text: "Third.", sources: [Samples.guideline])
        let remarks = [
            Remark(text: "First.", sources: [Samples.label]),
            Remark(text: "Second.", sources: [Samples.label]), other,
            Remark(text: "Fourth.", sources: []),
        ]
        var page = Page(style: TextStyle())
        page.remarks(remarks)
        #expect(
            page.text == """
                First.
                Second.
                  Source: US label of zoledronic acid
                Third.
                  Source: ASCO 2017 (international)
                Fourth.

                """)
    }

    @Test("a snooze says when it is asked again, to the second where that matters")
    func snoozed() {
        let again = Samples.moment("2026-11-23T20:00:03+01:00", "Mon", "in 3 seconds")
        #expect(
            told(SnoozeDose.Reply(dose: Samples.dose(snoozedUntil: again))) == """
                Snoozed: naproxen 220 mg. Asked again Mon 2026-11-23 20:00:03, in 3 seconds.

                """)
    }

    @Test("an undo names what was taken back")
    func undone() {
        let reply = UndoLast.Reply(undone: "naproxen 220 mg, taken", at: Samples.evening)
        #expect(
            told(reply) == """
                Taken back: naproxen 220 mg, taken.
                  It was recorded Mon 2026-11-23 20:00. Nothing is erased.

                """)
    }

    @Test("a stop and a lab result are said back")
    func stopAndLab() {
        let stopped = StopPrescription.Reply(
            prescription: Samples.prescription(state: .stopped, stopReason: "new plan"),
            remarks: [])
        #expect(
            told(stopped) == """
                Stopped: zoledronic-acid. No more reminders for it.
                  Reason: new plan
                Wrong? dose undo

                """)
        let lab = RecordObservation.Reply(
            observation: Observation(
                name: "creatinine", value: "0.9", unit: "mg/dL",
                day: Samples.day("2026-11-23", "Mon", "today")), remarks: [])
        #expect(told(lab) == "Recorded: creatinine 0.9 mg/dL on Mon 2026-11-23, today.\n")
        let list = ObservationList(observations: [
            Observation(
                name: "creatinine", value: "1.2", unit: "mg/dL",
                day: Samples.day("2026-11-20", "Fri", "3 days ago"), range: "0.5 to 1.1",
                mark: .high, trend: "up from 0.8 on Mon 2026-10-26"),
            Observation(
                name: "pregnancy test", value: "negative",
                day: Samples.day("2026-11-19", "Thu", "4 days ago")),
        ])
        #expect(
            told(list) == """
                TEST            RESULT     DAY
                creatinine      1.2 mg/dL  Fri 2026-11-20  3 days ago  HIGH, the lab's range is
                                                                       0.5 to 1.1; up from 0.8
                                                                       on Mon 2026-10-26
                pregnancy test  negative   Thu 2026-11-19  4 days ago

                """)
        #expect(told(ObservationList(observations: [])).hasPrefix("No lab result on record."))
        for (comparator, shown) in [("<", "<0.3"), ("<=", "≤0.3"), (">=", "≥0.3"), (">", ">0.3")] {
            let limit = Observation(
                name: "CRP", value: "0.3", unit: "mg/dL",
                day: Samples.day("2026-11-23", "Mon", "today"), range: "0.1 to 0.5",
                comparator: comparator)
            let text = told(ObservationList(observations: [limit]))
            #expect(text.contains("\(shown) mg/dL") && text.contains("the lab's range is"))
            #expect(!text.contains("within"))
        }
    }

    @Test("a dental exam is said back with the next recheck")
    func exam() {
        let reply = RecordDentalExam.Reply(
            exam: DentalExam(
                day: Samples.day("2026-11-18", "Wed", "5 days ago"), outcome: .clear,
                booked: false, dentist: "Dr. Ito"),
            recheck: Samples.day("2027-05-18", "Tue", "in 25 weeks"),
            recheckSetting: "our setting: every 6 months", remarks: [])
        #expect(
            told(reply) == """
                Recorded: dental exam on Wed 2026-11-18, clear, Dr. Ito.
                Next recheck: about Tue 2027-05-18 (our setting: every 6 months).

                """)
    }

    @Test("a booked exam says when it reminds and what to do afterwards")
    func booked() {
        let reply = RecordDentalExam.Reply(
            exam: DentalExam(
                day: Samples.day("2026-12-07", "Mon", "in 14 days"), booked: true,
                reminder: Samples.tuesday), remarks: [])
        #expect(
            told(reply) == """
                Booked: dental exam on Mon 2026-12-07, in 14 days.
                You will be reminded Tue 2026-12-01 09:30, in 8 days.
                Afterwards: dose dental exam --on DATE --outcome clear

                """)
    }

    @Test("the dental status lists exams and work, or says what is missing")
    func dental() {
        let work = DentalWork(
            what: "root canal", status: .done, done: Samples.day("2026-11-10", "Tue", "ago"))
        let reply = GetDental.Reply(
            exams: [
                DentalExam(
                    day: Samples.day("2026-11-18", "Wed", "5 days ago"), outcome: .workNeeded,
                    booked: false, dentist: "Dr. Ito")
            ], work: [work], remarks: [])
        #expect(
            told(reply) == """
                Exams
                  Wed 2026-11-18  5 days ago  work needed  Dr. Ito

                Dental work
                  root canal  done Tue 2026-11-10

                """)
        #expect(
            told(RecordDentalWork.Reply(work: work, remarks: []))
                == "Recorded: dental work, root canal, done Tue 2026-11-10.\n")
        #expect(
            told(GetDental.Reply(exams: [], work: [], remarks: []))
                .hasPrefix("No dental exam on record.\n"))
    }

    @Test("the status shows the service and each channel's last trouble")
    func status() {
        #expect(
            told(Samples.status) == """
                dosed          0.1.0, started Mon 2026-11-23 18:00, 5 minutes ago
                database       /home/ana/.local/share/dosed/dosed.db (96 KiB, schema 1)
                home zone      Europe/Berlin
                clock          trusted
                prescriptions  2
                due now        1
                next reminder  zoledronic acid 4 mg, Tue 2026-12-01 09:30, in 8 days
                backups        none yet
                watchers       1
                channels       1
                  desktop: not connected, last told Mon 2026-11-23 20:00, now, 2 waiting
                    last trouble: exit 3

                """)
    }

    @Test("a reminder is one line with the command that answers it")
    func reminder() {
        #expect(
            told(ReminderLine(reminder: Samples.reminder(number: 1))) == """
                20:00  naproxen 220 mg, by mouth. Due now.        dose take naproxen

                """)
        let second = told(ReminderLine(reminder: Samples.reminder(number: 2, sequence: 2)))
        #expect(second.contains("Due now. (2nd reminder)"))
        #expect(second.split(separator: "\n").count == 1)
        var said = Samples.reminder(number: 2, sequence: 2)
        said.detail = "Due 15 minutes ago. (2nd reminder)"
        #expect(told(ReminderLine(reminder: said)).contains("ago. (2nd reminder)  dose take"))
    }

    @Test(
        "numbers get the right ending",
        arguments: [
            (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"),
            (13, "13th"), (21, "21st"), (112, "112th"),
        ])
    func ordinals(number: Int, words: String) {
        #expect(Phrases.ordinal(number) == words)
    }

    @Test(
        "sizes are said in a readable unit",
        arguments: [
            (0, "0 bytes"), (1_023, "1023 bytes"), (98_304, "96 KiB"), (1_048_576, "1.0 MiB"),
            (5_767_168, "5.5 MiB"),
        ])
    func sizes(bytes: Int, words: String) {
        #expect(GetStatus.Reply.size(bytes) == words)
    }
}
