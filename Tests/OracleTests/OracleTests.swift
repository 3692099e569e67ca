import Testing

@Suite(
    "clocks and doses against other makers' calendars", .serialized,
    .enabled(if: Oracle.isWanted, Comment(rawValue: Oracle.reason)))
struct OracleTests {
    @Test("in every zone the clock agrees around every change of 2024 to 2053")
    func zones() async throws {
        let report = try await Oracle.compare("zones.py")
        #expect(report["differences"] == 0, "\(report.differences)")
        #expect(report["status"] == 0)
        #expect(try #require(report["zones"]) > 590)
        #expect(try #require(report["compared"]) > 5_000_000)
    }

    @Test("a planted hour between clocks is found")
    func plantedInZones() async throws {
        let report = try await Oracle.compare(
            "zones.py", ["--names", "Asia/Tokyo,Europe/Berlin", "--plant", "10000"])
        #expect(report["differences"] == 1)
        #expect(report.differences.first?.contains("Europe/Berlin") == true, "\(report)")
    }

    @Test("random schedules of every kind give the same doses in every zone")
    func schedules() async throws {
        let size = Oracle.occurrences
        let report = try await Oracle.compare("schedules.py", ["--occurrences", "\(size)"])
        #expect(report["differences"] == 0, "\(report.differences)")
        #expect(report["status"] == 0)
        #expect(try #require(report["compared"]) >= size)
        #expect(report["zones-missed"] == 0)
        #expect(try #require(report["zones"]) > 590)
        #expect(report["kinds"] == 15)
        #expect(try #require(report["smallest-percent"]) >= 5)
    }

    @Test("a planted hour among doses is found")
    func plantedInSchedules() async throws {
        let report = try await Oracle.compare(
            "schedules.py", ["--occurrences", "20000", "--seed", "2", "--plant", "15000"])
        #expect(report["differences"] == 1, "\(report)")
        #expect(report.differences.count == 1)
    }
}
