import DoseInterface
import DoseSchema
import DoseService
import Formulary
import Foundation
import SQLite
import Varlink

/// What all machines of a run have in common: made once and never changed, since each of them
/// starts its daemon many times.
struct Supplies: Sendable {
    let formulary: Formulary
    let disks: Disks
    let zones = SystemZones()
    let directory: ServiceDirectory
    /// The file of a database in which nothing was recorded so far.
    let emptyDatabase: Data

    init() throws {
        formulary = try Formulary.embedded()
        disks = try Disks()
        directory = try ServiceDirectory(
            vendor: "", product: "", version: "0", url: "",
            descriptions: [DosedInterface.description])
        emptyDatabase = try Self.madeDatabase()
    }

    private static func madeDatabase() throws -> Data {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/dosed.db"
        let file = try DatabaseFile.open(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            now: "simulation")
        try file.checkpointAndClose()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Makes a folder of its own for one machine, in memory where that is possible.
    static func newFolder() throws -> String {
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
        let folder = "\(base)/dosed-simulation-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        return folder
    }
}
