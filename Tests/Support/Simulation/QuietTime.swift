/// The hours in which a person is told only of what cannot wait.
struct QuietTime {
    /// Local times: "22:00".
    let from: String
    let until: String

    /// What people choose; nil for none.
    static let choices = [
        QuietTime(from: "22:00", until: "07:00"), QuietTime(from: "20:30", until: "09:00"),
        QuietTime(from: "13:00", until: "15:30"), QuietTime(from: "00:00", until: "05:45"), nil,
    ]

    var text: String { "\(from) to \(until)" }

    /// When they end, at an instant within them; nil at any other.
    func end(at now: Int, in zone: String) -> Int? {
        let name = LocalTime.name(now, in: zone)
        let (day, time) = (String(name.prefix(10)), String(name.dropFirst(11)))
        let isWithin = from < until ? from <= time && time < until : time >= from || time < until
        guard isWithin else { return nil }
        let last = time < until ? day : LocalTime.day(day, plus: 1)
        return LocalTime.instant("\(last) \(until)", in: zone)
    }
}
