import Foundation
import Testing

@testable import Regimen

/// Zone files of the system, and the moments that the examples use.
enum Support {
    static let zoneFolder = "/usr/share/zoneinfo"

    static func zone(_ name: String) throws -> Zone {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(zoneFolder)/\(name)"))
        return try Zone(name: name, tzif: [UInt8](data))
    }

    static func civil(_ text: String) throws -> CivilDateTime {
        try #require(CivilDateTime(iso: text))
    }

    static func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(iso: text))
    }

    /// Monday 2026-11-23 18:05 in Berlin.
    static func berlin() throws -> (zone: Zone, now: Instant) {
        let zone = try zone("Europe/Berlin")
        return (zone, zone.instant(of: try civil("2026-11-23 18:05")))
    }

    static func prescription(_ text: String) throws -> PrescriptionText {
        let (zone, now) = try berlin()
        return try PrescriptionText.parse(text, now: now, zone: zone)
    }

    static func schedule(_ text: String) throws -> Schedule {
        let (zone, now) = try berlin()
        return try Schedule.parse(text, now: now, zone: zone)
    }

    static func mg(_ amount: Int64) throws -> Quantity {
        Quantity(
            amount: try #require(DecimalAmount(significand: amount, scale: 0)), unit: .milligram)
    }
}
