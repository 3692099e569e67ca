/// A unit in which a number of ours can be typed.
struct CheckUnit {
    /// "day".
    let name: String
    /// How it is typed.
    let names: [String]
    /// How many of the unit of the setting.
    let length: Int

    private init(_ name: String, _ others: [String], _ length: Int) {
        self.name = name
        self.names = [name, name + "s"] + others
        self.length = length
    }

    static func hour(_ length: Int) -> CheckUnit { CheckUnit("hour", ["h", "hr", "hrs"], length) }
    static func day(_ length: Int) -> CheckUnit { CheckUnit("day", ["d"], length) }
    static func week(_ length: Int) -> CheckUnit { CheckUnit("week", ["w", "wk", "wks"], length) }
    static func month(_ length: Int) -> CheckUnit { CheckUnit("month", ["mo"], length) }
    static func year(_ length: Int) -> CheckUnit { CheckUnit("year", ["y", "yr", "yrs"], length) }
}
