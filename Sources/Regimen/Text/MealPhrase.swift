/// What a text says about meals: when, and what to keep in mind.
struct MealPhrase: Equatable {
    enum Meal: Equatable {
        case breakfast
        case lunch
        case dinner
        /// All three.
        case each
        /// Food at no certain time: "with food".
        case none

        /// Whether it is one meal of the day.
        var isOne: Bool { self == .breakfast || self == .lunch || self == .dinner }
    }

    var meal: Meal
    /// Minutes after the meal begins (before it when negative).
    var minutes: Int
    /// In plain words: "30 minutes before breakfast".
    var instruction: String
    /// How much at that time, if the text says it.
    var amount: Quantity?

    /// The clock times; all three for each meal.
    func times(_ habits: DailyHabits) -> [CivilTime] {
        let meals: [CivilTime] =
            switch meal {
            case .breakfast: [habits.breakfast]
            case .lunch: [habits.lunch]
            case .dinner: [habits.dinner]
            case .each: [habits.breakfast, habits.lunch, habits.dinner]
            case .none: []
            }
        return meals.map { $0.adding(minutes: minutes) }
    }
}

extension TokenCursor {
    private static let meals: [String: MealPhrase.Meal] = [
        "breakfast": .breakfast, "lunch": .lunch, "lunchtime": .lunch, "dinner": .dinner,
        "supper": .dinner, "meals": .each, "mealtimes": .each, "meal": .none, "food": .none,
        "snack": .none, "milk": .none, "water": .none, "juice": .none,
    ]
    private static let fixed: [(words: [String], meal: MealPhrase.Meal, instruction: String)] = [
        (["on", "an", "empty", "stomach"], .none, "on an empty stomach"),
        (["on", "empty", "stomach"], .none, "on an empty stomach"),
        (["without", "food"], .none, "on an empty stomach"),
        (["with", "or", "without", "food"], .none, "with or without food"),
        (["with", "plenty", "of", "water"], .none, "with plenty of water"),
        (["with", "a", "full", "glass", "of", "water"], .none, "with a full glass of water"),
        (["with", "a", "glass", "of", "water"], .none, "with a glass of water"),
        (["ac"], .each, "before meals"), (["pc"], .each, "after meals"),
        (["at", "mealtimes"], .each, "with meals"), (["at", "mealtime"], .each, "with meals"),
    ]

    /// "with meals", "30 minutes before breakfast", "on an empty stomach"; nil (and no move) if
    /// none comes next.
    mutating func takeMeal() throws(TextError) -> MealPhrase? {
        for (words, meal, instruction) in Self.fixed where take(words) {
            return MealPhrase(meal: meal, minutes: 0, instruction: instruction)
        }
        let first = index
        let ahead = try takeMealDistance()
        guard let relation = word(), ["with", "before", "after", "at"].contains(relation),
            ahead == nil || relation == "before" || relation == "after"
        else {
            index = first
            return nil
        }
        advance()
        let isEach = takeAny(["each", "every", "all"])
        let isSingle = !isEach && takeAny(["a", "your", "the", "some"])
        guard let food = word(), var meal = Self.meals[food],
            relation != "at" || [.breakfast, .lunch, .dinner].contains(meal)
        else {
            index = first
            return nil
        }
        advance()
        if isEach, food == "meal" { meal = .each }
        let name = isEach ? "each \(food)" : isSingle && meal == .none ? "a \(food)" : food
        let plain = relation == "at" ? "with" : relation
        return MealPhrase(
            meal: meal, minutes: (ahead?.minutes ?? 0) * (relation == "before" ? -1 : 1),
            instruction: (ahead.map { "\($0.words) " } ?? "") + "\(plain) \(name)")
    }

    /// "and dinner" behind "with breakfast"; nil (and no move) if none comes next.
    mutating func takeNextMeal(as phrase: MealPhrase) -> MealPhrase? {
        let first = index
        guard takeSeparator(), let name = word(), let meal = Self.meals[name], meal.isOne else {
            index = first
            return nil
        }
        advance()
        let words = phrase.instruction.split(separator: " ").dropLast() + [Substring(name)]
        return MealPhrase(
            meal: meal, minutes: phrase.minutes, instruction: words.joined(separator: " "))
    }

    /// "30 minutes" or "1 hour" in front of "before" or "after"; nil (and no move) if none is.
    private mutating func takeMealDistance() throws(TextError) -> (minutes: Int, words: String)? {
        guard let unit = word(1).flatMap({ Vocabulary.timeUnits[$0] }),
            unit == .minute || unit == .hour, ["before", "after"].contains(word(2) ?? "")
        else { return nil }
        guard let count = try takeCount(in: 1...180, what: "The number", articles: true)
        else { return nil }
        advance()
        let minutes = unit == .hour ? count * 60 : count
        guard minutes <= 180 else {
            throw error(
                .outOfRange, "Before or after a meal can be up to 3 hours.",
                at: range(from: index - 2))
        }
        return (minutes, "\(count) \(unit.name)\(count == 1 ? "" : "s")")
    }
}
