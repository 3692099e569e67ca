import DoseInterface
import DoseStore
import Regimen

struct SnoozeDoseHandler: WriteHandler {
    typealias Method = SnoozeDose

    /// The longest snooze, in seconds: a week (our setting).
    static let longest: Int64 = 7 * 86_400
    /// A dose that was put off can be answered so many seconds at least after it is asked about
    /// again (our setting).
    private static let answerTime: Int64 = 30 * 60

    func answer(_ request: SnoozeDose.Request, in scene: Scene) throws -> SnoozeDose.Reply {
        let (stored, length) = try scene.prescription(
            named: request.name, andWordsOf: request.length, takesAmount: false)
        let named = try scene.checked(length, "length", limit: Limits.nameCharacters)
        let text = try named ?? scene.settings().snooze
        let seconds = try scene.reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard seconds <= Self.longest else {
            throw Invalid(parameter: "length", message: Sentences.snoozeLimits)
        }
        let dose = try scene.openDose(of: stored, slot: request.slot)
        let until = scene.now.adding(seconds: seconds)
        if let next = try scene.transaction.upcomingDoses(of: stored.id).first?.dueAt,
            until >= next
        {
            throw Invalid(
                parameter: "length", message: Sentences.pastNextDose(scene.shortTime(next)))
        }
        // Putting a dose off must not let it become missed before it is asked about again.
        let lateAt = dose.lateAt.map { max($0, until.adding(seconds: Self.answerTime)) }
        try scene.transaction.putOff(dose.id, remindAt: until, lateAt: lateAt)
        try scene.transaction.closeReminders(of: .dose(dose.id))
        var detail = EventDetail(
            "\(stored.name), put off to \(scene.shortTime(until))", dose: dose)
        // What was asked about again by itself is asked about at once when this is taken back.
        detail.remindAt = dose.nagsLeft == nil ? dose.remindAt?.epochSeconds : nil
        detail.lateAt = dose.lateAt?.epochSeconds
        _ = try scene.log(
            .doseSnoozed, detail, prescription: stored.id, request: request.requestId)
        let snoozed = try scene.transaction.dose(dose.id) ?? dose
        return SnoozeDose.Reply(dose: try scene.describe(snoozed, of: stored))
    }
}
