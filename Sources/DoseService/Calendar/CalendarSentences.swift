/// What a calendar says.
enum CalendarSentences {
    static func title(_ medicine: String, _ amount: String, _ route: String?) -> String {
        [medicine, amount, route ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// "Number 3. At home this is Tue 2026-12-01 09:30 (Europe/Berlin). …"
    static func detail(number: Int?, when: String, zone: String, name: String) -> String {
        (number.map { "Number \($0). " } ?? "")
            + "At home this is \(when) (\(zone)). What is still open: dose check \(name)"
    }

    static func exam(_ dentist: String?) -> String {
        "Dental exam" + (dentist.map { ", \($0)" } ?? "")
    }

    static let examDetail =
        "Take your letter along: dose letter dentist. Afterwards: dose dental exam --on DATE "
        + "--outcome clear"
}
