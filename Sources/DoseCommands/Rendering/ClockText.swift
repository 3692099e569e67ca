package import DoseInterface

extension Clock: Tellable {
    package func tell(on page: inout Page) {
        page.say("The clock shows \(now.words) (\(now.zone)): \(words).")
        if let advice { page.say(advice) }
    }
}
