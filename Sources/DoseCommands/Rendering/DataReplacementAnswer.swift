import DoseInterface

/// What is said after other data took the place of what was there.
struct DataReplacementAnswer: Tellable {
    let data: ReplacedData
    /// What was found, when it was only looked: "is good".
    let finding: String
    /// "Restored".
    let deed: String
    /// What to do with it now.
    let advice: String
    let isDry: Bool

    func tell(on page: inout Page) {
        let last = data.newest.map { " The last thing on record in it is of \($0.words)." } ?? ""
        if isDry {
            page.say("\(data.path) \(finding).\(last) Nothing was changed.")
            return
        }
        page.say("\(deed) from \(data.path).\(last)")
        page.say("\(advice): dose")
        if let before = data.before {
            page.say("The data from before is kept at \(before). To go back to it:")
            page.verbatim("dose restore \(before)", indent: 2)
        }
    }
}
