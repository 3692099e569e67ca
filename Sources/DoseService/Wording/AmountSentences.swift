/// What is said about how much was taken or asked about.
extension Sentences {
    static let tellTeam = "Tell your team."

    /// "You wrote 5,000 mg. That is 333 times what the prescription says (15 mg). …"
    static func manyTimes(_ taken: String, times: Int64, _ ordered: String) -> String {
        "You wrote \(taken). That is \(times) times what the prescription says (\(ordered)). "
            + "Really so? Call your team or your emergency number now. A slip? dose undo"
    }

    static func givenTooOften(
        _ count: Int, _ medicine: String, days: Int, _ plan: String
    ) -> String {
        "\(count) doses of \(medicine) are on record within \(days) day\(days == 1 ? "" : "s"). "
            + "The plan says \(plan). Really so? Call your team. A slip? dose undo"
    }

    static func noOrder(_ medicine: String) -> String {
        "\(medicine) is not on your list, so no order for it is on record. Ask your team first."
    }

    static func answeredByPack(_ medicine: String) -> String {
        "\(medicine) is not on your list, so no order for it is on record. "
            + "This goes by what its pack prints."
    }

    static func allergyOnList(_ medicines: [String]) -> String {
        "On your list: \(medicines.joined(separator: ", ")). Ask your team or a pharmacist about "
            + "it before the next dose."
    }
}
