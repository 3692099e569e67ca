import DoseInterface

/// A button of a notification, and what it records.
enum DesktopAnswer: String, Sendable, CaseIterable {
    case taken
    case snooze
    case skip

    /// What stands on it.
    ///
    /// - Parameter isForAll: it answers several doses at once.
    func label(snooze: String, isForAll: Bool) -> String {
        switch self {
        case .taken: isForAll ? "All taken" : "Taken"
        case .snooze: isForAll ? "Snooze all \(snooze)" : "Snooze \(snooze)"
        case .skip: isForAll ? "Skip all" : "Skip"
        }
    }

    /// Records the answer to the dose that the reminder was about, again until the daemon hears it.
    ///
    /// - Returns: why it was refused; nil when it is recorded.
    func record(
        _ reminder: Reminder, snooze: String?, client: DaemonClient,
        sleep: @escaping NotificationAgent.Sleep
    ) async -> DoseFailure? {
        guard let name = reminder.prescription else { return nil }
        let id = RequestID.fresh()
        var backOff = BackOff(sleep)
        while true {
            let failure: DoseFailure? = await Offload.run {
                refusal(recording: name, reminder.slot, snooze: snooze, client: client, id)
            }
            switch failure?.exit {
            case .unavailable, .outcomeUnknown: break
            default: return failure
            }
            guard await backOff.wait() else { return failure }
        }
    }

    private func refusal(
        recording name: String, _ slot: String?, snooze: String?, client: DaemonClient,
        _ id: RequestID
    ) -> DoseFailure? {
        do throws(DoseFailure) {
            switch self {
            case .taken:
                let request = RecordDose.Request(
                    requestId: id.text, name: name, outcome: .taken, slot: slot)
                _ = try client.change(RecordDose.self, request, requestID: id)
            case .skip:
                let request = RecordDose.Request(
                    requestId: id.text, name: name, outcome: .skipped, slot: slot,
                    reason: "answered with Skip on the desktop")
                _ = try client.change(RecordDose.self, request, requestID: id)
            case .snooze:
                let request = SnoozeDose.Request(
                    requestId: id.text, name: name, length: snooze, slot: slot)
                _ = try client.change(SnoozeDose.self, request, requestID: id)
            }
            return nil
        } catch {
            return error
        }
    }
}
