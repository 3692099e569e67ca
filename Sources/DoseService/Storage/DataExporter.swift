import DoseInterface
import DoseStore
import SQLite
import StrictJSON
import Varlink

/// Serves `ExportData`: the rows of a copy, page by page, so that no more of them is in memory than
/// one reply holds.
struct DataExporter: Sendable {
    /// How many rows are read at once.
    private static let rows = 500
    /// Bytes of the export in one reply.
    private static let partBytes = 32 * 1024

    let tracker: Tracker

    func export(replies: ReplyWriter) async throws {
        guard replies.more else { throw VarlinkError.expectedMore }
        let copy = try await begin()
        do {
            try await send(copy, replies)
            await tracker.store.endCarrying()
        } catch {
            await tracker.store.endCarrying()
            throw Self.refusal(error, path: tracker.facts.database)
        }
    }

    private func begin() async throws -> CarriedRows {
        let store = tracker.store
        let path = tracker.facts.database
        let copy: CarriedRows?
        do {
            copy = try await tracker.noticing {
                try await store.beginCarrying(besides: ExportFormat.tablesLeft)
            }
        } catch {
            throw Self.refusal(error, path: path)
        }
        guard let copy else {
            throw FileRefused(
                path: path, reason: "busy", message: ExportSentences.isRunning)
        }
        return copy
    }

    private func send(_ copy: CarriedRows, _ replies: ReplyWriter) async throws {
        var chain = LineChain()
        var text = chain.line(of: ExportFormat.header(schema: copy.schema))
        var count = 0
        var place: CarriedRows.Place? = CarriedRows.Place()
        while let next = place {
            let page = try await WholeFileCheck.aside {
                Result { try copy.page(from: next, limit: Self.rows) }
            }.get()
            for row in page.rows where !ExportFormat.isOfImport(row) {
                text += chain.line(of: ExportFormat.line(of: row))
                count += 1
                try await Self.sendFullParts(of: &text, replies)
            }
            place = page.next
        }
        text += chain.line(of: ExportFormat.end(rows: count))
        try await Self.sendFullParts(of: &text, replies)
        try await replies.send(Self.part(text[...]))
    }

    /// Sends as many full replies as there are: a line can be longer than one, and as it is ASCII
    /// it may be parted anywhere.
    private static func sendFullParts(
        of text: inout [UInt8], _ replies: ReplyWriter
    ) async throws {
        while text.count > partBytes {
            try await replies.send(part(text.prefix(partBytes)), continues: true)
            text.removeFirst(partBytes)
        }
    }

    private static func part(_ text: ArraySlice<UInt8>) -> ExportData.Reply {
        ExportData.Reply(text: String(decoding: text, as: UTF8.self))
    }

    private static func refusal(_ error: any Error, path: String) -> any Error {
        func refused(_ reason: String, _ words: String) -> FileRefused {
            FileRefused(path: path, reason: reason, message: "\(words) Nothing was changed.")
        }
        return switch error {
        case DatabaseCopyError.full:
            refused("full", ExportSentences.isFull)
        case let error as DatabaseCopyError: refused("failed", error.sentence)
        case is SQLiteError: refused("failed", ExportSentences.brokeOff)
        default: error
        }
    }
}
