package import Regimen
package import SQLite

/// Care for the data beside the requests: rest, whole checks, copies, and going back to one.
extension DoseStore {
    /// Moves what was written into the main file and empties the write-ahead log, so that little is
    /// ever at stake, and sees that there is a reserve for a full disk.
    ///
    /// - Throws: ``StoreError/outcomeUnknown`` when the disk failed; only a new start tells then.
    package func rest() throws(StoreError) {
        guard !isStandingStill, case .open(let file) = state else { return }
        do {
            try file.checkpoint()
        } catch {
            throw failed(error)
        }
        isAtRest = true
        let hasBallast = ballast.make()
        notes.change { notes in
            notes.markTrouble = file.markFailure
            if hasBallast { notes.isOnReserve = false }
        }
    }

    /// What a failed checkpoint means. The disk that failed once to sync is not asked again.
    private func failed(_ error: SQLiteError) -> StoreError {
        if error.isIO {
            state = .uncertain
            return .outcomeUnknown
        }
        return noticing(StoreError(error))
    }

    /// Runs a body while the main file stands still: one at a time, and requests go on meanwhile.
    func standingStill<Result>(
        _ body: (WholeFileCheck) async -> Result
    ) async throws(StoreError) -> Result {
        while isStandingStill {
            await withCheckedContinuation { waiting.append($0) }
        }
        _ = try openConnection()
        // What is read is found by its name, and that may be another file by now.
        try checkPlace()
        guard case .open(let file) = state else { throw .closed }
        let check: WholeFileCheck
        do {
            check = try file.beginWholeCheck()
        } catch {
            throw failed(error)
        }
        isStandingStill = true
        let result = await body(check)
        isStandingStill = false
        if case .open(let file) = state { try? file.endWholeCheck() }
        let next = waiting
        waiting = []
        for continuation in next { continuation.resume() }
        return result
    }

    /// Checks every page, every row and every event beside the work. A fault that is found makes
    /// the database refused: it is left as it is, and every later call says so.
    ///
    /// - Parameter progress: told now and then how many rows were read.
    /// - Returns: the refusal that it led to; nil when the file is sound.
    /// - Throws: ``StoreError/unread(_:)`` when the file could not be read to its end: then nobody
    ///   knows. It is also kept in the notes until a later check succeeds.
    package func checkWholeFile(
        at now: Instant, progress: (@Sendable (Int) -> Void)? = nil
    ) async throws(StoreError) -> DatabaseRefusal? {
        let found = try await standingStill { await $0.run(progress: progress) }
        _ = try openConnection()
        try checkPlace()
        guard let found else {
            notes.change {
                $0.checkedAt = now
                $0.unread = nil
            }
            return nil
        }
        guard case .damaged = found else {
            notes.change { $0.unread = found }
            throw .unread(found)
        }
        refuse(found)
        return found
    }

    /// How many rows and links a whole check reads, about.
    package func rowsToCheck() throws -> Int {
        try openConnection().sealedRows()
    }

    /// Copies the data to a file beside the work. The copy is opened, checked and compared before
    /// it gets its name.
    ///
    /// - Returns: its size in bytes.
    package func copy(
        to path: String, replacing: Bool
    ) async throws -> Int {
        guard !isOwnFile(path) else { throw DatabaseCopyError.exists(path: path) }
        return try await standingStill { await $0.copy(to: path, replacing: replacing) }.get()
    }

    /// Whether a path is the database, or one of the files that belong to it.
    private func isOwnFile(_ other: String) -> Bool {
        DatabaseFile.ownNames(of: path).contains(DatabaseFile.realPath(other))
    }

    /// Makes a copy into the folder of the daemon's own ones, and removes those that are kept no
    /// longer.
    package func copyToShelf(at now: Instant) async throws -> BackupShelf.Copy {
        let target = try shelf.path(at: now)
        let bytes = try await copy(to: target, replacing: true)
        shelf.prune()
        return BackupShelf.Copy(path: target, madeAt: now, bytes: bytes)
    }

    /// Makes another file ready to take the place of the data, beside the work.
    ///
    /// - Parameter change: what is written into it first.
    /// - Returns: it; its fact is the instant of the newest event from before that, in seconds.
    package func prepareReplacement(
        from source: Replacement.Source, at now: Instant, by uid: UInt32,
        _ change: @escaping @Sendable (StoreTransaction) throws -> Void
    ) async throws -> Replacement {
        if case .open(let file) = state, case .copy(let other) = source,
            DatabaseFile.realPath(other) == file.path
        {
            throw DatabaseRefusal.other(detail: "\(other) is the data that is in use")
        }
        let known = if case .open(let file) = state { file.progress?.entry } else { Int64?.none }
        let (path, identity, catalogue) = (path, identity, catalogue)
        return try await WholeFileCheck.aside {
            Result {
                try Replacement.prepare(
                    from: source, at: path, identity: identity, catalogue: catalogue,
                    now: BackupShelf.stamp(now)
                ) { connection in
                    let transaction = StoreTransaction(connection: connection, now: now, uid: uid)
                    let newest = try transaction.newestEvent()
                    try transaction.leaveRoom(
                        after: max(known ?? 0, Replacement.lastEntry(of: path) ?? 0))
                    try change(transaction)
                    return newest?.epochSeconds
                }
            }
        }.get()
    }

    /// Puts a file that was made ready in the place of the data, and goes on with it.
    ///
    /// - Returns: where the data from before is kept; nil when there was none.
    package func replace(
        with replacement: Replacement, at now: Instant
    ) async throws -> String? {
        while isStandingStill { await withCheckedContinuation { waiting.append($0) } }
        switch state {
        case .open(let file): try? file.checkpointAndClose()
        case .refused: break
        case .uncertain: throw StoreError.outcomeUnknown
        case .closed: throw StoreError.closed
        }
        defer {
            open(stamp: BackupShelf.stamp(now))
            notes.change { $0.replacements += 1 }
        }
        return try replacement.finish(now: BackupShelf.stamp(now))
    }
}
