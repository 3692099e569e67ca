import DoseInterface
package import DoseStore
import Regimen
import SQLite
import StrictJSON
package import Varlink

extension Tracker {
    /// What a client hears about an error that nobody foresaw; the log holds the rest.
    package static var unforeseen: VarlinkError? {
        encode(
            Internal(
                message: "Something failed inside dosed, so this was not done and nothing changed. "
                    + "Its log says more."))
    }

    /// What a client hears about an error: the one place where errors of the rooms below become
    /// errors of the interface. Nil for one that nobody foresaw.
    ///
    /// - Parameter notes: what is known of a way back for data that cannot be used.
    package static func refusal(
        for error: any Error, to call: Call, notes: StoreNotes.State = .init()
    ) -> VarlinkError? {
        switch error {
        case let refusal as any InterfaceError: return encode(refusal)
        case let error as Unreadable: return encode(CannotRead(error))
        case let error as ZoneUnavailable:
            return encode(DatabaseUnavailable(reason: "zone", message: error.sentence))
        case let error as StoreError: return refusal(for: error, to: call, notes)
        case let error as VarlinkError: return error
        case is DamagedRow:
            return refusal(for: StoreError.failed(.damagedRow), to: call, notes)
        default: return nil
        }
    }

    private static func refusal(
        for error: StoreError, to call: Call, _ notes: StoreNotes.State
    ) -> VarlinkError? {
        switch error {
        case .refused(let refusal):
            return encode(
                DatabaseUnavailable(
                    reason: refusal.reason, message: DataWords.sentence(of: refusal, notes)))
        case .unread(let refusal):
            return encode(
                DatabaseUnavailable(
                    reason: refusal.reason, message: DataWords.unread(refusal)))
        case .full:
            return encode(
                StorageFull(
                    message: "The disk is full, so this was not stored and nothing changed. "
                        + "Free some space and repeat it."))
        case .outcomeUnknown:
            return encode(
                OutcomeUnknown(
                    requestId: call.parameters["requestId"]?.string ?? "",
                    message: "It is not known whether this was stored. "
                        + "The same request repeated tells."))
        case .closed:
            return encode(
                DatabaseUnavailable(reason: "closed", message: "dosed is on its way to stop."))
        case .failed(let error):
            guard error.isMismatch else { return nil }
            return encode(
                DatabaseUnavailable(
                    reason: "damaged",
                    message: "A part of your data makes no sense, so this was not done and nothing "
                        + "changed. Keep the file, and restore a copy."))
        }
    }

    private static func encode<Refusal: InterfaceError>(_ refusal: Refusal) -> VarlinkError? {
        guard let frame = try? Reply.encode(parameters: refusal, continues: false),
            let parameters = try? ReplyFrame.decode(frame.dropLast()).parameters
        else { return nil }
        return VarlinkError(name: Refusal.name, parameters: parameters)
    }
}

extension CannotRead {
    fileprivate init(_ unreadable: Unreadable) {
        let error = unreadable.error
        self.init(
            subject: unreadable.subject, message: error.message, text: error.text,
            offset: error.range?.offset,
            length: error.range?.length, kind: error.kind.rawValue,
            suggestions: error.suggestions)
    }
}

extension DatabaseRefusal {
    /// A stable word for programs.
    package var reason: String {
        switch self {
        case .newer: "newer"
        case .foreign: "foreign"
        case .damaged: "damaged"
        case .inUse: "in_use"
        case .unsafeDirectory: "unsafe_directory"
        case .notWritable: "not_writable"
        case .moved: "moved"
        case .full: "full"
        case .migrationFailed: "migration_failed"
        case .other: "other"
        }
    }
}

extension SQLiteError {
    /// A value that the schema does not allow is damage too.
    fileprivate static let damagedRow = SQLiteError(extendedCode: 20, message: "a damaged row")
}
