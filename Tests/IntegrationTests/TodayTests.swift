import Foundation
import Testing

@Suite("dose alone")
struct TodayTests {
    @Test("it is the picture of today in one call, in a pipe as plain lines")
    func picture() throws {
        try withDaemon { daemon in
            let empty = try daemon.dose()
            #expect(empty.exit == 0 && empty.err.isEmpty, "\(empty)")
            #expect(empty.out.contains("Begin with what your paper says:"))

            _ = try daemon.json("add ibuprofen 200 mg once now")
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
            let plain = try daemon.dose()
            #expect(
                plain.out.range(
                    of:
                        #"\nDue: [0-9:]{5}, ibuprofen 200 mg\. To record it: dose take ibuprofen\n"#,
                    options: .regularExpression) != nil, "\(plain)")
            #expect(plain.out.contains(" open: dental exam; "), "\(plain)")
            #expect(plain.out.contains("To see more: dose check zoledronic-acid"))
            let rows = try daemon.dose("--no-plain")
            #expect(rows.out.contains("\nDUE       "), "\(rows)")

            _ = try daemon.json("take ibuprofen")
            let json = try daemon.json("today")
            #expect(json["people"]?[0]?["open"] == [])
            #expect(json["people"]?[0]?["done"]?[0]?["medicine"] == "ibuprofen")
            #expect(try daemon.dose().out.contains("\nTaken: "))
        }
    }

    @Test("for a carer it is one screen over everyone, with commands about the right one")
    func everyone() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("person add Ana").exit == 0)
            _ = try daemon.json("add naproxen 220 mg once now --person ana")
            let all = try daemon.dose("--everyone")
            #expect(all.exit == 0)
            #expect(
                all.out.contains("naproxen 220 mg. To record it: dose take naproxen --person Ana"),
                "\(all)")
            #expect(try daemon.dose().out.contains("Nothing is on the list yet."))
        }
    }

    @Test("without a service, and with data that is not ours, it says so as every command does")
    func trouble() throws {
        try withDaemon { daemon in
            try daemon.stop()
            let away = try daemon.dose()
            #expect(away.exit == 69 && away.out.isEmpty, "\(away)")
            #expect(away.err.contains("nothing listens there"))
        }
    }
}
