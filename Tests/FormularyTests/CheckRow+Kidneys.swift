@testable import Formulary

extension CheckRow {
    static let kidneys: [CheckRow] =
        rise + clearance + weak("nsaid-kidneys", "ibuprofen", low: ("1", "57.5"))
        + weak("tramadol-kidneys", "tramadol", low: ("3", "70"))

    /// The label's own numbers: 0.5 mg/dL from a normal baseline, back within 10 percent.
    private static let rise: [CheckRow] = [
        CheckRow("creatinine-rise", "zoledronic acid", .ok, "0.9 went to 1.3 mg/dL") {
            $0.later()
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 101)
            $0.result("creatinine", "1.3", "mg/dL", daysAgo: 1)
        },
        CheckRow("creatinine-rise", "pamidronate", .missing, "there is no baseline") {
            $0.later()
        },
        CheckRow(
            "creatinine-rise", "zoledronic acid", .outOfRange, "0.9 rose to 1.4 mg/dL",
            blocks: true
        ) {
            $0.later()
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 101)
            $0.result("creatinine", "1.4", "mg/dL", daysAgo: 1)
        },
        CheckRow(
            "creatinine-rise", "pamidronate", .notBack, "0.9 rose to 1.5 and is at 1.0 mg/dL",
            blocks: true
        ) {
            $0.later()
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 101)
            $0.result("creatinine", "1.5", "mg/dL", daysAgo: 10)
            $0.result("creatinine", "1.0", "mg/dL", daysAgo: 1)
        },
        CheckRow("creatinine-rise", "zoledronic acid", .notApplicable, "it is the first dose"),
        CheckRow("creatinine-rise", "zoledronic acid", .overridden, "the team decided after one") {
            $0.later()
            $0.result("creatinine", "0.9", "mg/dL", daysAgo: 101)
            $0.result("creatinine", "1.4", "mg/dL", daysAgo: 1)
            $0.decided("creatinine-rise")
        },
    ]

    /// At 65 years with creatinine 1, a man's clearance is his weight divided by 0.96. The example
    /// of a woman of 76 with 63 kg and 1.2 mg/dL is published as 39.7 mL/min.
    private static let clearance: [CheckRow] = [
        CheckRow("clearance", "zoledronic acid", .ok, "60 mL/min and 3.5 mg are one row") {
            $0.kidneys(creatinine: "1", kilograms: "57.6")
            try $0.ordered("zoledronic acid", "3.5")
        },
        CheckRow("clearance", "zoledronic acid", .missing, "weight, age and sex are not known") {
            $0.result("creatinine", "1", "mg/dL")
            try $0.ordered("zoledronic acid", "4")
        },
        CheckRow("clearance", "zoledronic acid", .stale, "the weight is of another month") {
            $0.kidneys(creatinine: "1", kilograms: "75", daysAgo: 31)
            $0.result("creatinine", "1", "mg/dL")
            try $0.ordered("zoledronic acid", "4")
        },
        CheckRow("clearance", "zoledronic acid", .outOfRange, "60 mL/min and 4 mg differ") {
            $0.kidneys(creatinine: "1", kilograms: "57.6")
            try $0.ordered("zoledronic acid", "4")
        },
        CheckRow("clearance", "zoledronic acid", .gap, "the published 39.7 mL/min is in no row") {
            $0.someone(.female, years: 76)
            $0.result("creatinine", "1.2", "mg/dL")
            $0.result("weight", "63", "kg")
            try $0.ordered("zoledronic acid", "3")
        },
        CheckRow("clearance", "zoledronic acid", .belowTable, "it is 29.9 mL/min", blocks: true) {
            $0.kidneys(creatinine: "1", kilograms: "28.704")
            try $0.ordered("zoledronic acid", "3")
        },
        CheckRow("clearance", "zoledronic acid", .notApplicable, "the 5 mg product is ordered") {
            $0.kidneys(creatinine: "1", kilograms: "57.6")
            try $0.ordered("zoledronic acid", "5")
        },
        CheckRow("clearance", "zoledronic acid", .overridden, "the team decided below 30") {
            $0.kidneys(creatinine: "1", kilograms: "28.704")
            try $0.ordered("zoledronic acid", "3")
            $0.decided("clearance")
        },
    ]

    private static func weak(
        _ check: String, _ medicine: String, low: (creatinine: String, kilograms: String)
    ) -> [CheckRow] {
        [
            CheckRow(check, medicine, .ok, "the clearance is 94 mL/min") {
                $0.kidneys(creatinine: "1", kilograms: "90")
            },
            CheckRow(check, medicine, .open, "kidney disease is on record") {
                $0.told("chronic kidney disease")
            },
            CheckRow(check, medicine, .outOfRange, "the clearance is below the level") {
                $0.kidneys(creatinine: low.creatinine, kilograms: low.kilograms)
            },
            CheckRow(check, medicine, .missing, "nothing is on record"),
            CheckRow(check, medicine, .stale, "creatinine is 91 days old") {
                $0.kidneys(creatinine: "1", kilograms: "90", daysAgo: 90)
            },
        ]
    }
}
