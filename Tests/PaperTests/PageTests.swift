import Foundation
import Testing

@Suite("the page that this program serves, whole")
struct PageTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private static func table() throws -> JSON {
        try JSON(
            parsing: String(
                contentsOf: folder.appendingPathComponent("page.json"), encoding: .utf8))
    }

    @Test("each statement of the patient page is said by the command beside it")
    func rows() throws {
        let table = try Self.table()
        let rows = try #require(table["rows"]?.items)
        #expect(rows.count > 50)
        try withDaemon { daemon in
            for line in table["setup"]?.items.compactMap(\.string) ?? [] {
                #expect(try daemon.say(line).exit == 0, "\(line)")
            }
            for row in rows {
                let says = row["says"]?.string ?? ""
                let result = try daemon.say(row["run"]?.string ?? "")
                #expect(result.exit == Int32(row["exit"]?.int ?? 0), "\(says): \(result)")
                let words = row["expect"]?.items.compactMap(\.string) ?? []
                #expect(!words.isEmpty, "\(says)")
                for word in words {
                    #expect(result.out.inOneLine.contains(word), "\(says): \(word)\n\(result.out)")
                }
            }
        }
    }

    @Test("what is said of medicine names its source")
    func sources() throws {
        try withDaemon { daemon in
            let topics = try daemon.json("learn")["topics"]?.items ?? []
            #expect(topics.count > 10)
            for topic in topics {
                let name = topic["name"]?.string ?? ""
                let page = try daemon.dose("learn", name)
                #expect(page.exit == 0 && page.out.contains("Source: "), "\(name)")
                for next in try daemon.dose("learn", name, "--json").json["commands"]?.items ?? [] {
                    let command = next.string ?? ""
                    guard command.hasPrefix("dose learn ") else { continue }
                    #expect(try daemon.say(String(command.dropFirst(5))).exit == 0, "\(command)")
                }
            }
            #expect(try daemon.say("learn nothing").exit == 66)
        }
    }
}
