import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Which questions a person has switched off.
extension Scene {
    /// Whether the person has not switched a question off.
    func isOn(_ followUp: TableFollowUp) throws -> Bool {
        try !switchedOffFollowUps().contains(followUp.id)
    }

    /// The ids of the questions that are switched off.
    func switchedOffFollowUps() throws -> Set<String> {
        guard let stored = try settings().own(.followUps), stored != "all" else { return [] }
        if stored == "none" { return Set(formulary.followUps.map(\.id)) }
        return Set(
            stored.dropFirst("without ".count).split(separator: ",").map {
                String($0).trimmingBlanks()
            })
    }

    /// The value of the setting, as it is stored: "all", "none", or "without jaw, bowel".
    ///
    /// - Throws: ``Invalid`` with the names that there are.
    func followUpSetting(_ text: String) throws -> String {
        let typed = text.lowercased()
        if ["all", "on"].contains(typed) { return "all" }
        if ["none", "off"].contains(typed) { return "none" }
        let known = formulary.followUps.map(\.id)
        guard typed.hasPrefix("without ") else {
            throw Invalid(parameter: "value", message: Sentences.followUpSetting(known))
        }
        let ids = typed.dropFirst("without ".count).split(separator: ",").map {
            String($0).trimmingBlanks()
        }
        guard ids.allSatisfy(known.contains), !ids.isEmpty else {
            throw Invalid(parameter: "value", message: Sentences.followUpSetting(known))
        }
        return Self.without(Set(ids))
    }

    static func without(_ ids: Set<String>) -> String {
        "without " + ids.sorted().joined(separator: ", ")
    }
}
