@testable import Formulary

extension CheckRow {
    private static let start = "dental-exam"

    static let dental: [CheckRow] = [
        CheckRow(start, "zoledronic acid", .ok, "a clear exam is 101 days old at the dose") {
            $0.exam(daysAgo: 100)
        },
        CheckRow(start, "denosumab", .missing, "no exam is on record", blocks: true),
        CheckRow(start, "pamidronate", .booked, "one is booked for next week", blocks: true) {
            $0.examBooked(inDays: 7)
        },
        CheckRow(start, "denosumab", .bookedPast, "one was booked a week ago", blocks: true) {
            $0.examBooked(inDays: -7)
        },
        CheckRow(start, "denosumab", .stale, "it is 184 days old at the dose", blocks: true) {
            $0.exam(daysAgo: 183)
        },
        CheckRow(start, "denosumab", .open, "the last exam found work", blocks: true) {
            $0.exam(daysAgo: 10, .workNeeded)
        },
        CheckRow(start, "denosumab", .overridden, "the team decided without an exam") {
            $0.decided("dental-exam")
        },
        CheckRow(start, "denosumab", .notApplicable, "doses were given before") { $0.later() },

        CheckRow("dental-work", "zoledronic acid", .ok, "no work is planned"),
        CheckRow("dental-work", "denosumab", .open, "an implant is planned", blocks: true) {
            $0.work(.planned)
        },
        CheckRow("dental-work", "denosumab", .overridden, "the team decided all the same") {
            $0.work(.planned)
            $0.decided("dental-work")
        },
        CheckRow("dental-work", "denosumab", .notApplicable, "doses were given before") {
            $0.later()
        },

        CheckRow("dental-healing", "denosumab", .ok, "the work has healed") {
            $0.work(.healed)
        },
        CheckRow("dental-healing", "denosumab", .open, "healing is not confirmed", blocks: true) {
            $0.work(.done)
        },
        CheckRow("dental-healing", "denosumab", .overridden, "the team decided all the same") {
            $0.work(.done)
            $0.decided("dental-healing")
        },
        CheckRow("dental-healing", "denosumab", .notApplicable, "doses were given before") {
            $0.later()
        },

        CheckRow("dental-work-later", "denosumab", .ok, "no work is planned") { $0.later() },
        CheckRow("dental-work-later", "denosumab", .open, "an implant is planned") {
            $0.later()
            $0.work(.planned)
        },
        CheckRow("dental-work-later", "denosumab", .notApplicable, "it is the first dose"),

        CheckRow("dental-healing-later", "denosumab", .ok, "no work waits to heal") { $0.later() },
        CheckRow("dental-healing-later", "denosumab", .open, "healing is not confirmed") {
            $0.later()
            $0.work(.done)
        },
        CheckRow("dental-healing-later", "denosumab", .notApplicable, "it is the first dose"),

        CheckRow("dental-recheck", "denosumab", .ok, "the exam is 101 days old at the dose") {
            $0.later()
            $0.exam(daysAgo: 100)
        },
        CheckRow("dental-recheck", "denosumab", .missing, "no exam is on record") { $0.later() },
        CheckRow("dental-recheck", "denosumab", .booked, "one is booked for next week") {
            $0.later()
            $0.examBooked(inDays: 7)
        },
        CheckRow("dental-recheck", "denosumab", .bookedPast, "one was booked a week ago") {
            $0.later()
            $0.examBooked(inDays: -7)
        },
        CheckRow("dental-recheck", "denosumab", .stale, "it is 184 days old at the dose") {
            $0.later()
            $0.exam(daysAgo: 183)
        },
        CheckRow("dental-recheck", "denosumab", .open, "the last exam found work") {
            $0.later()
            $0.exam(daysAgo: 10, .workNeeded)
        },
        CheckRow("dental-recheck", "denosumab", .notApplicable, "it is the first dose"),

        CheckRow("dental-risk", "denosumab", .ok, "nothing that adds to it is on record"),
        CheckRow("dental-risk", "denosumab", .open, "a steroid is on the list") {
            try $0.on("dexamethasone")
        },
        CheckRow("dental-risk", "zoledronic acid", .present, "the jaw problem is there") {
            $0.told("ONJ")
        },
    ]
}
