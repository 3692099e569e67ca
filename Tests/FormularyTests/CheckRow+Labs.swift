@testable import Formulary

extension CheckRow {
    static let labs: [CheckRow] =
        creatinine + calcium(of: "calcium", "denosumab", age: 14, blocks: true)
        + calcium(of: "calcium-before-infusion", "zoledronic acid", age: 30, blocks: false)
        + [
            CheckRow("calcium", "denosumab", .missingLater, "none is on record for a later dose") {
                $0.later()
            }
        ] + vitaminD + platelets

    private static let creatinine: [CheckRow] = [
        CheckRow("creatinine", "zoledronic acid", .ok, "the result is 14 days old at the dose") {
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 13, low: "0.5", high: "1.1")
        },
        CheckRow("creatinine", "pamidronate", .missing, "no result is on record", blocks: true),
        CheckRow("creatinine", "zoledronic acid", .stale, "it is 15 days old", blocks: true) {
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 14)
        },
        CheckRow(
            "creatinine", "zoledronic acid", .beforeLastDose, "it is of the day of the last dose",
            blocks: true
        ) {
            $0.later(lastDaysAgo: 5)
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 5)
        },
        CheckRow("creatinine", "zoledronic acid", .noRange, "4.2 mg/dL has no range of the lab") {
            $0.result("creatinine", "4.2", "mg/dL")
        },
        CheckRow("creatinine", "pamidronate", .aboveRange, "1.4 mg/dL is above the lab's 1.1") {
            $0.result("creatinine", "1.4", "mg/dL", low: "0.5", high: "1.1")
        },
        CheckRow("creatinine", "zoledronic acid", .notYet, "the dose is 15 days away") {
            $0.doseDay = $0.today + 15
        },
        CheckRow("creatinine", "zoledronic acid", .overridden, "the team decided without one") {
            $0.decided("creatinine")
        },
    ]

    /// Both checks of calcium, for a first dose. Calcium of 12 mg/dL or 3.0 mmol/L is an emergency.
    private static func calcium(
        of check: String, _ medicine: String, age: Int, blocks: Bool
    ) -> [CheckRow] {
        [
            CheckRow(check, medicine, .ok, "calcium is in the lab's range, with albumin") {
                $0.result("calcium", "9.1", "mg/dL", low: "8.5", high: "10.5")
                $0.result("albumin", "4.0", "g/dL")
            },
            CheckRow(check, medicine, .partMissing, "calcium is known and albumin is not") {
                $0.result("calcium", "9.1", "mg/dL", low: "8.5", high: "10.5")
            },
            CheckRow(check, medicine, .missing, "no calcium is on record", blocks: blocks),
            CheckRow(
                check, medicine, .stale, "it is \(age + 1) days old at the dose", blocks: blocks
            ) {
                $0.result("calcium", "9.1", "mg/dL", daysAgo: age, low: "8.5", high: "10.5")
            },
            CheckRow(
                check, medicine, .outOfRange, "8.0 mg/dL is below the lab's 8.5", blocks: blocks
            ) {
                $0.result("calcium", "8.0", "mg/dL", low: "8.5", high: "10.5")
            },
            CheckRow(check, medicine, .open, "low calcium was told", blocks: blocks) {
                $0.told("low calcium")
            },
            CheckRow(check, medicine, .tooHigh, "calcium is 3.0 mmol/L", blocks: blocks) {
                $0.result("calcium", "3.0", "mmol/L")
            },
            CheckRow(
                check, medicine, .noRange, "7.2 mg/dL has no range of the lab", blocks: blocks
            ) {
                $0.result("calcium", "7.2", "mg/dL")
            },
            CheckRow(check, medicine, .noRange, "7.8 mg/dL is low in some labs' ranges") {
                $0.result("calcium", "7.8", "mg/dL")
            },
            CheckRow(check, medicine, .notYet, "the dose is \(age + 1) days away") {
                $0.doseDay = $0.today + age + 1
            },
            CheckRow(check, medicine, .overridden, "the team decided without one") {
                $0.decided(check)
            },
        ]
    }

    private static let vitaminD: [CheckRow] = [
        CheckRow("vitamin-d", "denosumab", .ok, "it is 20 ng/mL") {
            $0.result("vitamin-d", "20", "ng/mL")
        },
        CheckRow("vitamin-d", "zoledronic acid", .missing, "no result is on record"),
        CheckRow("vitamin-d", "denosumab", .stale, "it is 366 days old at the dose") {
            $0.result("vitamin-d", "30", "ng/mL", daysAgo: 365)
        },
        CheckRow("vitamin-d", "denosumab", .outOfRange, "49 nmol/L is below 20 ng/mL") {
            $0.result("vitamin-d", "49", "nmol/L")
        },
        CheckRow("vitamin-d", "denosumab", .noRange, "120 ng/mL has no range of the lab") {
            $0.result("vitamin-d", "120", "ng/mL")
        },
    ]

    private static let platelets: [CheckRow] = [
        CheckRow("nsaid-platelets", "ibuprofen", .ok, "they are in the lab's range") {
            $0.result("platelets", "250", "10*9/L", low: "150")
        },
        CheckRow("nsaid-platelets", "naproxen", .partMissing, "nothing is on record"),
        CheckRow("nsaid-platelets", "naproxen", .stale, "the count is 31 days old") {
            $0.result("platelets", "250", "10*9/L", daysAgo: 30, low: "150")
        },
        CheckRow("nsaid-platelets", "naproxen", .open, "chemotherapy is on the list") {
            try $0.on("capecitabine")
        },
        CheckRow("nsaid-platelets", "naproxen", .outOfRange, "90 is below the lab's 150") {
            $0.result("platelets", "90", "10*9/L", low: "150")
        },
        CheckRow("nsaid-platelets", "naproxen", .noRange, "250 has no range of the lab") {
            $0.result("platelets", "250", "10*9/L")
        },
    ]
}
