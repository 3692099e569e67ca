package import SQLite

/// Data that is carried from one store to another as rows.
extension DoseStore {
    /// Copies the data, so that its rows can be read while requests go on. One at a time; to be
    /// ended with ``endCarrying()``.
    ///
    /// - Parameter left: the names of tables that are not read.
    /// - Returns: nil while another one is read.
    package func beginCarrying(besides left: Set<String>) async throws -> CarriedRows? {
        guard !isCarrying else { return nil }
        isCarrying = true
        let target = CarriedRows.place(of: path)
        do {
            _ = try await standingStill { await $0.copy(to: target, replacing: true) }.get()
            return try CarriedRows(of: target, log: identity.log, besides: left)
        } catch {
            endCarrying()
            throw error
        }
    }

    /// Removes the copy.
    package func endCarrying() {
        CarriedRows.clear(at: path)
        isCarrying = false
    }

    /// What fills new data of a schema with rows.
    ///
    /// - Parameter left: the names of tables that stay empty.
    package nonisolated func rows(
        ofSchema schema: Int, besides left: Set<String>,
        _ fill: @escaping @Sendable (StoreImport) throws -> Void
    ) -> Replacement.Source {
        .rows(schema: schema) { [log = identity.log] connection in
            try fill(StoreImport(connection, log: log, besides: left))
        }
    }
}
