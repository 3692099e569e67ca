import Foundation
import TestSupport
import Testing

@testable import Regimen

/// Compares every zone of the system with Python's reader of the same files.
@Suite("zones against an independent reader")
struct ZoneOracleTests {
    private static let script = """
        import zoneinfo, sys
        from datetime import datetime, timedelta, timezone
        U = timezone.utc
        E = datetime(1970, 1, 1, tzinfo=U)
        out = []
        def secs(y): return int((datetime(y, 1, 1, tzinfo=U) - E).total_seconds())
        for name in sorted(zoneinfo.available_timezones()):
            z = zoneinfo.ZoneInfo(name)
            def off(t):
                local = (E + timedelta(seconds=t)).astimezone(z)
                return int(local.utcoffset().total_seconds())
            out.append("Z " + name)
            for a, b in ((2024, 2038), (2060, 2062), (2098, 2100)):
                t, end, o = secs(a), secs(b), None
                o = off(t)
                while t < end:
                    n = t + 5 * 86400
                    p = off(n)
                    if p != o:
                        lo, hi = t, n
                        while hi - lo > 1:
                            m = (lo + hi) // 2
                            if off(m) == o: lo = m
                            else: hi = m
                        q = off(hi)
                        for d in (-1, 0, 1): out.append("O %d %d" % (hi + d, off(hi + d)))
                        near = (o, q, (o + q) // 2)
                        for l in sorted({hi + s + d for s in near for d in (-1, 0, 1)}):
                            dt = (E + timedelta(seconds=l)).replace(tzinfo=z, fold=0)
                            out.append("L %d %d" % (l, dt.timestamp()))
                        n = hi + 1
                        p = off(n)
                    t, o = n, p
                out.append("O %d %d" % (t, o))
        sys.stdout.write("\\n".join(out))
        """

    @Test("all zones agree at every change of 2024 to 2037, 2060, 2061, 2098 and 2099")
    func allZones() throws {
        let lines = try Self.expectations()
        let result = try Self.compare(lines) { try Support.zone($0) }
        #expect(result.wrong.isEmpty, "\(result.wrong.count): \(result.wrong.prefix(5))")
        #expect(result.zones > 400)
        #expect(result.checked > 20_000)
        // The comparison itself must be able to fail.
        let berlin = try Support.zone("Europe/Berlin")
        let control = try Self.compare(lines) {
            $0 == "Europe/London" ? berlin : try Support.zone($0)
        }
        #expect(!control.wrong.isEmpty)
    }

    private struct Comparison {
        var zones = 0
        var checked = 0
        var wrong: [String] = []
    }

    private static func compare(
        _ lines: [ArraySlice<UInt8>], zone named: (String) throws -> Zone
    ) throws -> Comparison {
        var zone = Zone.utc
        var result = Comparison()
        for line in lines {
            let parts = line.split(separator: UInt8(ascii: " "))
            let text = String(decoding: parts[1], as: UTF8.self)
            if parts[0].first == UInt8(ascii: "Z") {
                zone = try named(text)
                result.zones += 1
                continue
            }
            let input = try #require(Int64(text))
            let expected = try #require(Int64(String(decoding: parts[2], as: UTF8.self)))
            let isOffset = parts[0].first == UInt8(ascii: "O")
            let got =
                isOffset
                ? Int64(zone.offset(at: Instant(epochSeconds: input)))
                : zone.instant(of: CivilDateTime(localSeconds: input)).epochSeconds
            result.checked += 1
            guard got != expected else { continue }
            result.wrong.append("\(zone.name) \(String(decoding: line, as: UTF8.self)): \(got)")
        }
        return result
    }

    private static func expectations() throws -> [ArraySlice<UInt8>] {
        let bytes = try Child.run("/usr/bin/env", ["python3", "-c", script])
        return bytes.split(separator: UInt8(ascii: "\n"))
    }
}
