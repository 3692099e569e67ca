import Testing

@testable import DoseCommands

@Suite("the steps of an installation as they are said")
struct InstallTextTests {
    private static let start = StepReport(
        .start(["dosed.socket", "dosed.service", "dose-notify.service", "dosed-check.timer"]),
        .planned, manager: ["--user"])

    @Test("a long step is wrapped under its own words and keeps within 80 columns")
    func wrapped() {
        #expect(
            told(Self.start) == """
                would run     systemctl --user start dosed.socket dosed.service
                              dose-notify.service dosed-check.timer

                """)
    }

    @Test("what was done stands in its column with what is worth knowing; a path stays whole")
    func done() {
        let path = "/home/ada/" + String(repeating: "a/", count: 40) + "dose"
        #expect(
            told(StepReport(.leave("/data"), .done, manager: [], note: "your data"))
                == "kept          /data (your data)\n")
        #expect(
            told(StepReport(.program(from: "/a", to: path), .unchanged, manager: [])).contains(
                path + "\n"))
    }

    @Test("as plain lines each step is one line")
    func plain() {
        var page = Page(style: TextStyle(plainness: .automatic))
        Self.start.tell(on: &page)
        #expect(
            page.text == "would run systemctl --user start dosed.socket dosed.service "
                + "dose-notify.service dosed-check.timer\n")
    }
}
