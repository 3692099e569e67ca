import DoseInterface
import DoseStore

/// Some events of the log in their order.
struct ChangePage: Sendable {
    /// How many events of the log one transaction looks at.
    static let size = 50

    let changes: [Change]
    /// The last event that was looked at, told or not.
    let last: EventID
    /// Whether there may be more.
    let isFull: Bool
}

extension Scene {
    /// The event after which somebody follows.
    ///
    /// - Parameter after: nil to follow what is still to come.
    func changesBegin(after: Int?) throws -> EventID {
        let newest = try transaction.newestEventNumber()
        guard let after else { return newest }
        guard after >= 0, after <= newest.value else {
            throw Invalid(parameter: "after", message: Sentences.noSuchChange(newest.value))
        }
        return EventID(Int64(after))
    }

    func changes(after last: EventID) throws -> ChangePage {
        let stored = try transaction.changes(after: last, limit: ChangePage.size)
        return ChangePage(
            changes: try stored.compactMap(describe), last: stored.last?.id ?? last,
            isFull: stored.count == ChangePage.size)
    }

    /// - Returns: nil for a change of somebody else, where one person is followed.
    private func describe(_ stored: StoredChange) throws -> Change? {
        let detail = try EventDetail(json: stored.detail)
        let whom = stored.person ?? detail.whom
        guard !isNamed || whom == person.value else { return nil }
        let dose = try detail.dose.flatMap { try transaction.dose(DoseID($0)) }
        return Change(
            id: Int(stored.id.value), at: moment(stored.at), kind: stored.kind,
            person: try whom.flatMap(transaction.name), prescription: stored.prescription,
            slot: dose?.slot, details: detail.say,
            takesBack: stored.takesBack.map { Int($0.value) }, uid: Int(stored.uid),
            requestId: stored.request)
    }
}
