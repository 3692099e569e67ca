/// What a reader of a text may know besides the text.
struct TextSetting: Sendable {
    /// The local time now; nil when the text must stand for itself.
    var clock: CivilDateTime?
    /// From which "twice a day" and "with meals" get their clock times.
    var habits: DailyHabits = .usual
    /// The amount that the prescription names; a number at a time without unit takes its unit.
    var dose: Quantity?
}
