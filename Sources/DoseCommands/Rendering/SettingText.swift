package import DoseInterface

/// The answer of `dose settings`.
package struct SettingList: Tellable {
    /// In the order of the daemon.
    package var settings: [Setting]
    /// Whether those of checks are left out, so that they can be named.
    package var leavesOutChecks = false

    package func tell(on page: inout Page) {
        var table = Table(headings: ["NAME", "VALUE", "", "WHAT IT DECIDES"], wrapping: 3)
        for setting in settings {
            table.row(
                .init(setting.name), .init(setting.shownValue),
                .init(setting.ours ? "our setting" : "yours"), .init(setting.meaning))
        }
        table.write(on: &page)
        page.gap()
        if leavesOutChecks {
            page.verbatim("Of checks and of questions, too: dose settings checks")
        }
        page.verbatim(
            "Choose one: dose settings NAME VALUE   (ours again: dose settings NAME default)")
    }
}

extension Setting {
    /// With its unit, where it is a number of a check or a question.
    fileprivate var shownValue: String { check == nil ? value : words }
}

extension ChangeSetting.Reply: Tellable {
    package func tell(on page: inout Page) {
        let whose = setting.ours ? ", our setting" : ""
        page.say(
            "\(changed ? "Recorded" : "Nothing changed"): \(setting.name) is "
                + "\(setting.shownValue)\(whose) (\(setting.meaning)).")
        page.remarks(remarks)
        if changed { page.verbatim("Wrong? dose undo") }
    }
}
