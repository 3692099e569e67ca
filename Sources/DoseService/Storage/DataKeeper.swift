import DoseInterface
import DoseStore
package import Regimen
import SQLite
import StrictJSON
import Varlink

/// Serves what is about the data as a whole: `VerifyData`, `BackUpData` and `RestoreData`. None of
/// it is a transaction of its own, and all of it leaves requests and reminders going on.
struct DataKeeper: Sendable {
    let tracker: Tracker

    func verify(replies: ReplyWriter) async throws {
        let total = try await tracker.store.rowsToCheck()
        let (news, feed) = AsyncStream<Int>.makeStream(bufferingPolicy: .bufferingNewest(1))
        async let check = found {
            feed.yield($0)
        } then: {
            feed.finish()
        }
        for await done in news where replies.more {
            try await replies.send(
                VerifyData.Reply(done: min(done, total), total: total), continues: true)
        }
        let refusal = try await check
        try await replies.send(
            VerifyData.Reply(
                done: total, total: total, sound: refusal == nil,
                words: refusal.map { DataWords.sentence(of: $0, tracker.store.notes.current) }
                    ?? DataWords.sound))
    }

    private func found(
        _ progress: @escaping @Sendable (Int) -> Void, then end: @Sendable () -> Void
    ) async throws -> DatabaseRefusal? {
        defer { end() }
        return try await tracker.checkStorage(progress: progress)
    }

    func backUp(_ request: BackUpData.Request) async throws -> BackUpData.Reply {
        let path = try Self.checked(request.path)
        await tracker.signPresence()
        let now = tracker.now
        let bytes: Int
        do {
            bytes = try await tracker.noticing {
                try await tracker.store.copy(to: path, replacing: request.replace == true)
            }
        } catch let error as DatabaseCopyError {
            throw DataWords.refusal(
                error, path: path, folder: tracker.store.shelf.folder,
                isSystem: tracker.facts.isSystem)
        }
        tracker.store.shelf.remember(copyAt: path, madeAt: now)
        let made = try await tracker.inScene(reading: true) { $0.moment(now) }
        return BackUpData.Reply(backup: Backup(path: path, made: made, bytes: bytes))
    }

    func restore(
        _ request: RestoreData.Request, parameters: String, by uid: UInt32
    ) async throws -> RestoreData.Reply {
        let path = try Self.checked(request.path)
        let isDry = request.dryRun == true
        if let answered = try await answered(
            RestoreData.self, request.requestId, parameters, by: uid)
        {
            return answered
        }
        let now = tracker.now
        do {
            let replacement = try await tracker.store.prepareReplacement(
                from: .copy(path), at: now, by: uid
            ) { transaction in
                _ = try transaction.log(
                    EventKind.dataRestored.rawValue,
                    detail: EventDetail("a copy took the place of the data").json,
                    request: request.requestId)
                try Self.keep(
                    RestoreData.Reply(path: path), to: request.requestId,
                    method: RestoreData.name, parameters, in: transaction)
            }
            let newest = replacement.fact
            guard !isDry else {
                replacement.abandon()
                return RestoreData.Reply(path: path, newest: try? await moment(newest))
            }
            let before = try await takeOver(replacement, at: now)
            return RestoreData.Reply(
                path: path, newest: try? await moment(newest), before: before)
        } catch let refusal as DatabaseRefusal {
            throw DataWords.refusal(refusal, path: path)
        }
    }

    /// Puts it in the place of the data.
    ///
    /// - Returns: where the data from before is kept.
    func takeOver(_ replacement: Replacement, at now: Instant) async throws -> String? {
        do {
            let before = try await tracker.store.replace(with: replacement, at: now)
            await tracker.goOnWithOtherData()
            return before
        } catch is DatabaseRefusal {
            // The names may have changed already. The request stands in the other data, so the
            // same one repeated tells.
            await tracker.goOnWithOtherData()
            throw StoreError.outcomeUnknown
        }
    }

    /// Keeps the answer to a request in the data that it brings.
    static func keep(
        _ reply: some Encodable, to id: String, method: String, _ parameters: String,
        in transaction: StoreTransaction
    ) throws {
        try transaction.keepAnswer(
            to: id, method: method, parameters: parameters,
            reply: String(decoding: JSONValue(of: reply).encoded(), as: UTF8.self))
    }

    func moment(_ epochSeconds: Int64?) async throws -> WireMoment? {
        guard let epochSeconds else { return nil }
        return try await tracker.inScene(reading: true) {
            $0.moment(Instant(epochSeconds: epochSeconds))
        }
    }

    /// The answer to a request that was carried out already. Data that cannot be used knows none.
    func answered<Method: InterfaceMethod>(
        _ method: Method.Type, _ id: String, _ parameters: String, by uid: UInt32
    ) async throws -> Method.Reply? {
        do {
            return try await tracker.inScene(by: uid, reading: true) { scene in
                try Scene.checkRequestID(id)
                guard let answered = try scene.transaction.answeredRequest(id) else { return nil }
                guard answered.method == Method.name, answered.parameters == parameters else {
                    throw RequestReused(requestId: id, message: Sentences.requestReused)
                }
                return try JSONValue.parse(Array(answered.reply.utf8)).decode()
            }
        } catch is StoreError {
            return nil
        } catch is DamagedRow {
            return nil
        }
    }

    static func checked(_ path: String) throws -> String {
        guard path.hasPrefix("/"), !path.hasSuffix("/"), path.utf8.count <= DatabaseFile.pathLimit,
            !path.utf8.contains(0)
        else {
            throw Invalid(
                parameter: "path", message: DataWords.fileName(bytes: DatabaseFile.pathLimit))
        }
        return path
    }
}

extension Tracker {
    /// Takes up the work with the data that has come in the place of the other.
    func goOnWithOtherData() async {
        _ = try? await prepare(homeZone: nil)
        noteUse()
        noteChange(mayBeStuck: .all)
        hub.ring()
    }

    /// Says when the next look at the daily copies is.
    package func planBackup(at instant: Instant) {
        store.notes.change { $0.nextBackup = instant }
    }

    /// Makes the daily copy if it is due.
    ///
    /// - Returns: when to look again, and why there is no copy although one was due.
    package func backUpIfDue() async -> (next: Instant, failure: String?) {
        let now = now
        // A copy with a wrong time in its name would pass for the newest one for as long.
        if let trust = try? await clockTrust, !trust.isTrusted {
            let later = now.adding(seconds: Self.backupRetry)
            store.notes.change { $0.nextBackup = later }
            return (later, nil)
        }
        let newest = store.shelf.copies().first { $0.madeAt <= now }
        let due = newest.map { $0.madeAt.adding(seconds: Self.backupPause) } ?? now
        guard due <= now else {
            store.notes.change { $0.nextBackup = due }
            return (due, nil)
        }
        let failure: String?
        await signPresence()
        do {
            _ = try await noticing { try await store.copyToShelf(at: now) }
            failure = nil
        } catch {
            failure = DataWords.sentence(of: error)
        }
        let pause = failure == nil ? Self.backupPause : Self.backupRetry
        let next = now.adding(seconds: pause)
        store.notes.change {
            $0.backupTrouble = failure
            $0.nextBackup = next
        }
        return (next, failure)
    }

    /// A copy a day (our setting), in seconds.
    private static let backupPause: Int64 = 86_400
    /// After a failure it is tried again an hour later (our setting), in seconds.
    private static let backupRetry: Int64 = 3_600
}
