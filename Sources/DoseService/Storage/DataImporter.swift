import DoseInterface
import DoseStore
import Regimen
import SQLite
import StrictJSON

/// Serves `ImportData`: new data is made from the file beside the work, in one transaction, and
/// takes the place of what is there when it is whole.
struct DataImporter: Sendable {
    let tracker: Tracker

    func read(
        _ request: ImportData.Request, parameters: String, by uid: UInt32
    ) async throws -> ImportData.Reply {
        let keeper = DataKeeper(tracker: tracker)
        let path = try DataKeeper.checked(request.path)
        let id = request.requestId
        if let answered = try await keeper.answered(ImportData.self, id, parameters, by: uid) {
            return answered
        }
        if request.replace != true { try await checkThatNothingIsThere(path) }
        let now = tracker.now
        do {
            let replacement = try await prepare(request, parameters: parameters, by: uid, at: now)
            let newest = replacement.fact
            if request.dryRun == true {
                replacement.abandon()
                return ImportData.Reply(path: path, newest: try? await keeper.moment(newest))
            }
            if request.replace != true { try await checkAgain(path, before: replacement) }
            let before = try await keeper.takeOver(replacement, at: now)
            return ImportData.Reply(
                path: path, newest: try? await keeper.moment(newest), before: before)
        } catch {
            throw Self.refusal(error, path: path)
        }
    }

    private func prepare(
        _ request: ImportData.Request, parameters: String, by uid: UInt32, at now: Instant
    ) async throws -> Replacement {
        try await tracker.store.prepareReplacement(
            from: rows(in: request.path), at: now, by: uid
        ) { transaction in
            _ = try transaction.log(
                EventKind.dataImported.rawValue,
                detail: EventDetail("an export took the place of the data").json,
                request: request.requestId)
            try DataKeeper.keep(
                ImportData.Reply(path: request.path), to: request.requestId,
                method: ImportData.name, parameters, in: transaction)
        }
    }

    private func rows(in path: String) async throws -> Replacement.Source {
        let newest = tracker.facts.schema
        let schema = try await WholeFileCheck.aside {
            Result { () throws(ImportFault) in try ImportReader(path, newest: newest).schema }
        }.get()
        return tracker.store.rows(ofSchema: schema, besides: ExportFormat.tablesLeft) { tables in
            var reader = try ImportReader(path, newest: newest)
            try reader.read(into: tables)
        }
    }

    /// What somebody recorded is not replaced unless that was asked for.
    private func checkThatNothingIsThere(_ path: String) async throws {
        let isUsed = try await tracker.inScene(reading: true) { try $0.transaction.hasRequests() }
        guard isUsed else { return }
        throw FileRefused(
            path: path, reason: "not_empty", message: ExportSentences.somethingIsThere)
    }

    /// Somebody may have recorded something while the file was read.
    private func checkAgain(_ path: String, before replacement: Replacement) async throws {
        do {
            try await checkThatNothingIsThere(path)
        } catch {
            replacement.abandon()
            throw error
        }
    }

    private static func refusal(_ error: any Error, path: String) -> any Error {
        func refused(_ reason: String, _ words: String) -> FileRefused {
            FileRefused(
                path: path, reason: reason,
                message: ExportSentences.notImported(path, words))
        }
        switch error {
        case let fault as ImportFault: return refused(fault.reason.rawValue, fault.sentence)
        case let refusal as DatabaseRefusal: return DataWords.refusal(refusal, path: path)
        case let error as TransactionError: return Self.refusal(error.cause, path: path)
        case let error as SQLiteError where error.isFull: return StoreError.full
        case let error as SQLiteError: return refused("failed", "\(error.message).")
        default: return error
        }
    }
}
