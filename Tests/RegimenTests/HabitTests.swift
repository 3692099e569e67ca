import Testing

@testable import Regimen

@Suite("the person's day")
struct HabitTests {
    private func time(_ text: String) throws -> CivilTime { try #require(CivilTime(iso: text)) }

    private func habits(_ wake: String, _ sleep: String) throws -> DailyHabits? {
        DailyHabits(
            wake: try time(wake), sleep: try time(sleep), breakfast: try time("08:00"),
            lunch: try time("12:30"), dinner: try time("18:30"))
    }

    @Test("several times a day are spread from getting up to two hours before sleep")
    func spread() throws {
        func times(_ habits: DailyHabits, _ count: Int) -> [String] {
            habits.times(count).map(\.description)
        }
        #expect(times(.usual, 1) == ["08:00"])
        #expect(times(.usual, 2) == ["08:00", "20:00"])
        #expect(times(.usual, 3) == ["08:00", "14:00", "20:00"])
        #expect(times(.usual, 4) == ["08:00", "12:00", "16:00", "20:00"])
        #expect(times(.usual, 6) == ["08:00", "10:25", "12:50", "15:10", "17:35", "20:00"])
        let late = try #require(try habits("12:00", "03:00"))
        #expect(times(late, 3) == ["12:00", "18:30", "01:00"])
        #expect(late.evening.description == "01:00")
        #expect(DailyHabits.usual.evening.description == "20:00")
    }

    @Test("a day that is too short, or with two meals at one time, is no day")
    func refused() throws {
        #expect(try habits("08:00", "08:00") != nil)
        #expect(try habits("08:00", "11:59") == nil && habits("08:00", "12:00") != nil)
        let noon = try time("12:00")
        let wake = try time("07:00")
        #expect(
            DailyHabits(
                wake: wake, sleep: try time("22:00"), breakfast: wake, lunch: noon, dinner: noon)
                == nil)
    }

    @Test("24 times a day are 24 different times, however short the day is")
    func different() throws {
        for sleep in ["12:00", "13:05", "22:00", "07:55"] {
            let habits = try #require(try habits("08:00", sleep))
            for count in 1...24 { #expect(Set(habits.times(count)).count == count) }
        }
    }

    @Test(
        "a person's own day gives the times",
        arguments: [
            ("x 1 mg daily", "every day at 12:00"), ("x 1 mg BID", "every day at 01:00 and 12:00"),
            ("x 1 mg QHS", "every day at 03:00"), ("x 1 mg qpm", "every day at 01:00"),
            ("x 1 mg with breakfast", "every day at 08:00"),
        ])
    func own(text: String, words: String) throws {
        let (zone, now) = try Support.berlin()
        let habits = try #require(try habits("12:00", "03:00"))
        let read = try PrescriptionText.parse(text, now: now, zone: zone, habits: habits)
        #expect(read.schedule.words == words)
    }

    @Test(
        "what to keep in mind is kept",
        arguments: [
            ("daily at 8 with food", "with food"), ("daily at 8 with meals", "with meals"),
            ("daily at 8 before breakfast", "before breakfast"), ("TID pc", "after meals"),
            ("daily on an empty stomach", "on an empty stomach"),
            ("daily 30 minutes before breakfast", "30 minutes before breakfast"),
            (
                "daily with food and with a full glass of water",
                "with food, with a full glass of water"
            ),
            ("with breakfast and dinner", "with breakfast, with dinner"),
            ("QHS PRN sleep", "at bedtime"), ("daily with or without food", "with or without food"),
            ("daily with a snack", "with a snack"), ("daily at 8", nil),
        ])
    func instruction(text: String, expected: String?) throws {
        let read = try Support.prescription("x 1 mg " + text)
        #expect(read.instruction == expected)
        // A clock time beside the meal is the time.
        if text.contains("at 8") { #expect(read.schedule.words == "every day at 08:00") }
    }
}
