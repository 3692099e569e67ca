import Foundation
import Testing

@testable import Regimen

@Suite("time zones")
struct ZoneTests {
    @Test(
        "a time in a gap moves forward by the gap, a repeated time means the first",
        arguments: [
            ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
            ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
            ("Europe/Berlin", "2026-12-01 09:30", "2026-12-01T09:30:00+01:00"),
            ("America/New_York", "2026-03-08 02:00", "2026-03-08T03:00:00-04:00"),
            ("America/New_York", "2026-11-01 01:59:59", "2026-11-01T01:59:59-04:00"),
            ("America/New_York", "2026-11-01 02:00", "2026-11-01T02:00:00-05:00"),
            ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04T02:45:00+11:00"),
            ("Asia/Kolkata", "2026-06-01 08:00", "2026-06-01T08:00:00+05:30"),
            ("Pacific/Apia", "2011-12-30 08:00", "2011-12-31T08:00:00+14:00"),
            ("Europe/Berlin", "2090-07-01 08:00", "2090-07-01T08:00:00+02:00"),
        ])
    func localToInstant(name: String, local: String, expected: String) throws {
        let zone = try Support.zone(name)
        let instant = zone.instant(of: try Support.civil(local))
        #expect(zone.rfc3339(instant) == expected)
    }

    @Test("an offset that RFC 3339 cannot spell is written in UTC")
    func secondsInOffset() throws {
        let zone = try Support.zone("Africa/Monrovia")
        #expect(zone.offset(at: .earliest) % 60 != 0)
        #expect(zone.rfc3339(.earliest) == "1970-01-01T00:00:00Z")
    }

    @Test(
        "names that could leave the zone folder are not plausible",
        arguments: [
            "", "/etc/passwd", "../etc/passwd", "Europe/../x", "Europe//Berlin", "Europe/",
            ".hidden",
            "Europe/Ber lin", "Europe/Berlin\0", "-x", "Köln", String(repeating: "a", count: 65),
        ])
    func refusedNames(name: String) throws {
        #expect(!Zone.isPlausibleName(name))
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(Support.zoneFolder)/UTC"))
        #expect(throws: ZoneError.badName) { try Zone(name: name, tzif: [UInt8](data)) }
    }

    @Test("every cut of a zone file is refused")
    func cutFiles() throws {
        for name in ["Europe/Berlin", "Africa/Casablanca", "UTC"] {
            let url = URL(fileURLWithPath: "\(Support.zoneFolder)/\(name)")
            let bytes = [UInt8](try Data(contentsOf: url))
            for length in 0..<bytes.count {
                #expect(throws: ZoneError.self) {
                    try Zone(name: name, tzif: Array(bytes.prefix(length)))
                }
            }
            #expect(throws: Never.self) { try Zone(name: name, tzif: bytes) }
        }
    }

    @Test("a zone file with any one byte changed is refused or read, never a crash")
    func changedBytes() throws {
        let url = URL(fileURLWithPath: "\(Support.zoneFolder)/Europe/Berlin")
        let bytes = [UInt8](try Data(contentsOf: url))
        var random = Random(seed: 11)
        var refused = 0
        let slots = try ["1970", "2026", "2037", "2038", "2199"].map {
            try Support.civil("\($0)-07-01 00:00")
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] = UInt8(random.number(0...255))
            do throws(ZoneError) {
                let zone = try Zone(name: "X", tzif: changed)
                for slot in slots { _ = zone.civil(at: zone.instant(of: slot)) }
            } catch { refused += 1 }
        }
        #expect(refused > 10)
    }

    @Test("leap-second zones, later versions and large files are refused by name")
    func refusedFiles() throws {
        let url = URL(fileURLWithPath: "\(Support.zoneFolder)/UTC")
        var bytes = [UInt8](try Data(contentsOf: url))
        bytes[4] = 0x35
        #expect(throws: ZoneError.unsupportedVersion(0x35)) { try Zone(name: "X", tzif: bytes) }
        let large = [UInt8](repeating: 0, count: Zone.bytesLimit + 1)
        #expect(throws: ZoneError.tooLarge(bytes: large.count)) { try Zone(name: "X", tzif: large) }
        #expect(throws: ZoneError.notTZif) { try Zone(name: "X", tzif: Array("hello, world".utf8)) }
        #expect(throws: ZoneError.leapSeconds) {
            try Zone(name: "X", tzif: TZifSample(leapSeconds: 1).bytes)
        }
    }

    @Test("a file of version 1 alone is read and keeps its last offset")
    func versionOne() throws {
        let zone = try Zone(
            name: "X", tzif: TZifSample(version: 0, changes: [(1_000, 1)], footer: nil).bytes)
        #expect(zone.offset(at: Instant(epochSeconds: 999)) == 0)
        #expect(zone.offset(at: Instant(epochSeconds: 1_000)) == 7200)
        #expect(zone.offset(at: .latest) == 7200)
    }

    @Test("changes out of order, unknown types and bad flags are malformed")
    func malformed() {
        let samples = [
            TZifSample(changes: [(1_000, 1), (1_000, 0)]), TZifSample(changes: [(1_000, 7)]),
            TZifSample(offsets: [0, 93_600]), TZifSample(offsets: [0, -90_000]),
            TZifSample(offsets: []),
        ]
        for sample in samples {
            #expect { try Zone(name: "X", tzif: sample.bytes) } throws: { error in
                if case .malformed? = error as? ZoneError { true } else { false }
            }
        }
        #expect(throws: Never.self) { try Zone(name: "X", tzif: TZifSample().bytes) }
    }
}

/// A small TZif file of two types, with one thing wrong on request.
struct TZifSample {
    var version: UInt8 = 0x32
    var leapSeconds = 0
    var changes: [(Int64, UInt8)] = []
    var offsets = [0, 7200]
    var footer: String? = "\nUTC0\n"

    var bytes: [UInt8] {
        guard version != 0 else { return block(width: 4) }
        return block(width: 4) + block(width: 8) + Array((footer ?? "").utf8)
    }

    private func block(width: Int) -> [UInt8] {
        var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [0, 0, leapSeconds, changes.count, offsets.count, 4] { bytes += big(count, 4) }
        for change in changes { bytes += big(Int(change.0), width) }
        bytes += changes.map(\.1)
        for offset in offsets { bytes += big(offset, 4) + [0, 0] }
        bytes += Array("ABC\0".utf8)
        return bytes + [UInt8](repeating: 0, count: leapSeconds * (width + 4))
    }

    private func big(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
