import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Which questions a person wants: the usual ones but for some, and others that are asked only of
/// those who wish it. The value of the setting is "all", "none", or "with pain-relief without jaw".
extension Scene {
    /// Whether the person has not switched a question off.
    func isOn(_ followUp: TableFollowUp) throws -> Bool {
        try !switchedOffFollowUps().contains(followUp.id)
    }

    /// The ids of the questions that are not asked.
    func switchedOffFollowUps() throws -> Set<String> {
        let stored = try settings().own(.followUps)
        if stored == "none" { return Set(formulary.followUps.map(\.id)) }
        let unusual = Set(formulary.followUps.filter(\.isOnlyWhenWished).map(\.id))
        guard let lists = stored.flatMap(Self.lists) else { return unusual }
        return unusual.subtracting(lists.with).union(lists.without)
    }

    /// The value of the setting, as it is stored.
    ///
    /// - Throws: ``Invalid`` with the names that there are.
    func followUpSetting(_ text: String) throws -> String {
        let typed = text.lowercased()
        if ["all", "on"].contains(typed) { return "all" }
        if ["none", "off"].contains(typed) { return "none" }
        let known = formulary.followUps.map(\.id)
        guard let lists = Self.lists(in: typed),
            lists.with.union(lists.without).allSatisfy(known.contains)
        else { throw Invalid(parameter: "value", message: Sentences.followUpSetting(known)) }
        return Self.words(with: lists.with, without: lists.without)
    }

    /// The value of the setting without one question more.
    func followUpSetting(without followUp: TableFollowUp) throws -> String {
        let stored = try settings().own(.followUps)
        if stored == "none" { return "none" }
        let lists = stored.flatMap(Self.lists) ?? (with: [], without: [])
        return Self.words(
            with: lists.with.subtracting([followUp.id]),
            without: followUp.isOnlyWhenWished
                ? lists.without : lists.without.union([followUp.id]))
    }

    /// The questions behind "with" and behind "without"; nil where a text has neither.
    private static func lists(in text: String) -> (with: Set<String>, without: Set<String>)? {
        var (with, without): (Set<String>, Set<String>) = ([], [])
        var isWithout: Bool?
        for word in text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
            switch (word, isWithout) {
            case ("with", _): isWithout = false
            case ("without", _): isWithout = true
            case (_, true?): without.insert(word)
            case (_, false?): with.insert(word)
            case (_, nil): return nil
            }
        }
        return with.isEmpty && without.isEmpty ? nil : (with, without)
    }

    private static func words(with: Set<String>, without: Set<String>) -> String {
        let parts = [("with", with), ("without", without)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.sorted().joined(separator: ", "))" }
        return parts.isEmpty ? "all" : parts.joined(separator: " ")
    }
}
