import Testing

@testable import Formulary

/// What the program says in every situation that the data files know.
@Suite("Every check in every situation")
struct EveryCheckTests {
    @Test("says what the data file has for it", arguments: CheckRow.all)
    func says(row: CheckRow) throws {
        let found = try result(row.check, of: row.medicine, row.snapshot())
        #expect(found.state == row.state)
        #expect(found.isBlocking == row.blocks)
        let check = try #require(try builtIn().check(id: row.check))
        if let text = check.texts[row.situation] {
            let beginning = text.sentence.prefix { $0 != "{" }
            #expect(found.sentence.hasPrefix(beginning), "\(found.sentence)")
            if beginning.isEmpty { #expect(found.sentence.hasSuffix(text.sentence.suffix(12))) }
            #expect((found.advice == nil) == (text.advice == nil))
        } else {
            // The words are those of the pair, or of every decision.
            #expect(!found.sentence.isEmpty)
        }
        for words in [found.sentence, found.advice ?? ""] {
            #expect(!words.contains("{"), "\(words)")
        }
        #expect(!found.sources.isEmpty)
    }

    @Test("each text of the data file, and each situation of a kind of check, is brought about")
    func isWhole() throws {
        for check in try builtIn().checks {
            var needed = Set(check.texts.keys).union(check.rule.situations)
            if check.holds == nil, check.texts[.overridden] == nil { needed.remove(.overridden) }
            if case .meeting = check.rule { needed.insert(.open) }
            let rows = Set(CheckRow.all.filter { $0.check == check.id }.map(\.situation))
            #expect(rows == needed, "\(check.id)")
        }
    }

    @Test(
        "whatever is open can be passed over by the care team, with who decided and why",
        arguments: CheckRow.all.filter { $0.state.isOpen })
    func passedOver(row: CheckRow) throws {
        var snapshot = try row.snapshot()
        snapshot.decided(row.check)
        let passed = try result(row.check, of: row.medicine, snapshot)
        #expect(passed.state == .overridden && !passed.isBlocking)
        #expect(passed.evidence == "Dr. Abara: urgent")
        #expect(passed.sentence.hasPrefix("Your care team decided to go ahead."))
    }
}
