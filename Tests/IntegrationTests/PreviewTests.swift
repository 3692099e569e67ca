import Testing

@Suite("dose preview")
struct PreviewTests {
    @Test("answers with words, canonical form and the times, and stores nothing")
    func preview() throws {
        try withDaemon { daemon in
            let reply = try daemon.json(
                "preview every 12 weeks from 2026-12-01 09:30 --count 3 --zone Europe/Berlin")
            #expect(
                reply == [
                    "words": "every 12 weeks at 09:30",
                    "canonical": "every 12 weeks at 09:30 from 2026-12-01 09:30",
                    "occurrences": [
                        "2026-12-01T09:30:00+01:00", "2027-02-23T09:30:00+01:00",
                        "2027-05-18T09:30:00+02:00",
                    ],
                    "remarks": [],
                ])
            #expect(try daemon.json("list --all") == [])
            let long = try daemon.json("preview daily at 08:00 --from 2024-01-01 --count 1000")
            #expect(long["occurrences"]?.items.count == 1_000)
        }
    }
}
