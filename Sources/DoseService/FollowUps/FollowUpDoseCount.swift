import DoseStore
import Formulary
import Regimen

/// After which doses a question is asked.
extension Scene {
    /// How many changes of an order are looked at for one that raised the amount.
    private static let changesSeen = 100

    /// How many doses there were by now, those elsewhere too; at least one where treatment began
    /// elsewhere. Here no more are counted than a question can ask for.
    func doseCount(of stored: StoredPrescription) throws -> Int {
        let before = stored.since == nil ? 0 : max(stored.order.numberOffset ?? 1, 1)
        return try transaction.intakeCount(of: stored.id, upTo: FollowUpDoses.mostFirst + 1)
            + before
    }

    /// Whether a question about doses is asked after the one with this number.
    func isAsked(
        _ followUp: TableFollowUp, after number: Int, of stored: StoredPrescription
    ) throws -> Bool {
        guard case .afterDose(_, _, let doses) = followUp.occasion,
            stored.order.isAsNeeded || !doses.asNeeded
        else { return false }
        guard let first = doses.first, number > first else { return true }
        if doses.afterAlarm {
            let last = try transaction.lastAnswer(to: followUp.id, of: stored.id)
            if last == followUp.alarm.rawValue { return true }
        }
        if doses.afterIncrease, let increase = try lastIncrease(of: stored) {
            let count = try transaction.intakes(of: stored.id, after: increase).count
            if (1...first).contains(count) { return true }
        }
        guard let level = doses.clearanceBelow else { return false }
        return formulary.isClearance(below: level, try personSnapshot(besides: stored))
    }

    /// When the amount of a dose went up last.
    private func lastIncrease(of stored: StoredPrescription) throws -> Instant? {
        let revisions = try transaction.revisions(
            of: stored.id, madeBy: EventKind.changesOfOrder.map(\.rawValue),
            limit: Self.changesSeen)
        var raised: StoredRevision?
        for (before, after) in zip(revisions, revisions.dropFirst()) {
            if try Self.isLess(before.order, than: after.order) { raised = after }
        }
        guard let raised, try !Self.isLess(stored.order, than: raised.order) else { return nil }
        return raised.createdAt
    }

    private static func isLess(_ old: StoredOrder, than new: StoredOrder) throws -> Bool {
        let (before, after) = try (Quantity(parsing: old.amount), Quantity(parsing: new.amount))
        return before.isLess(than: after) ?? false
    }
}
