@testable import Formulary

extension CheckRow {
    static let people: [CheckRow] =
        pregnancy("pregnancy", "denosumab", blocks: true)
        + pregnancy("pregnancy-before-infusion", "zoledronic acid", blocks: false)
        + facts("nsaid-heart", "ibuprofen", "heart failure")
        + facts("nsaid-conditions", "ibuprofen", "high blood pressure")
        + facts("aspirin-asthma", "zoledronic acid", "asthma from aspirin")
        + facts("seizures", "tramadol", "epilepsy") + allergies + doses

    private static let allergies: [CheckRow] = [
        CheckRow("allergy", "zoledronic acid", .ok, "the allergy is to penicillin") {
            $0.allergic(to: "penicillin")
        },
        CheckRow("allergy", "zoledronic acid", .open, "Zometa gave a rash", blocks: true) {
            $0.allergic(to: "Zometa, rash")
        },
        CheckRow("allergy", "zoledronic acid", .ofKind, "the allergy is to pamidronate") {
            $0.allergic(to: "pamidronate")
        },
        CheckRow("allergy", "denosumab", .overridden, "the team decided to go ahead") {
            $0.allergic(to: "Prolia")
            $0.decided("allergy")
        },
    ]

    /// Before the first dose, of whoever can become pregnant.
    private static func pregnancy(
        _ check: String, _ medicine: String, blocks: Bool
    ) -> [CheckRow] {
        [
            CheckRow(check, medicine, .ok, "a test is 7 days old at the dose") {
                $0.someone(.female, years: 40)
                $0.pregnancyTest("negative", daysAgo: 6)
            },
            CheckRow(check, medicine, .missing, "a woman of 40 has no test", blocks: blocks) {
                $0.someone(.female, years: 40)
            },
            CheckRow(check, medicine, .partMissing, "age and sex are not known"),
            CheckRow(check, medicine, .stale, "the test is 8 days old at the dose", blocks: blocks)
            {
                $0.someone(.female, years: 40)
                $0.pregnancyTest("negative", daysAgo: 7)
            },
            CheckRow(check, medicine, .outOfRange, "the test was positive", blocks: blocks) {
                $0.someone(.female, years: 40)
                $0.pregnancyTest("positive", daysAgo: 1)
            },
            CheckRow(check, medicine, .open, "a pregnancy was told", blocks: blocks) {
                $0.told("pregnant")
            },
            CheckRow(check, medicine, .notYet, "the dose is 8 days away") {
                $0.someone(.female, years: 40)
                $0.doseDay = $0.today + 8
            },
            CheckRow(check, medicine, .notApplicable, "it is after menopause") {
                $0.someone(.female, years: 40)
                $0.told("menopause")
            },
            CheckRow(check, medicine, .overridden, "the team decided without a test") {
                $0.someone(.female, years: 40)
                $0.decided(check)
            },
        ]
    }

    private static func facts(
        _ check: String, _ medicine: String, _ condition: String
    ) -> [CheckRow] {
        [
            CheckRow(check, medicine, .ok, "nothing is on record"),
            CheckRow(check, medicine, .open, "\(condition) is on record") { $0.told(condition) },
        ]
    }

    private static let doses: [CheckRow] = [
        CheckRow("tramadol-age", "tramadol", .ok, "the person is 75") {
            $0.someone(.male, years: 75)
        },
        CheckRow("tramadol-age", "tramadol", .open, "the person is 76") {
            $0.someone(.male, years: 76)
        },
        CheckRow("nsaid-before-infusion", "zoledronic acid", .ok, "it was 4 days before") {
            try $0.took("ibuprofen", daysAgo: 3)
        },
        CheckRow("nsaid-before-infusion", "pamidronate", .onList, "it is on the list") {
            try $0.on("naproxen")
        },
        CheckRow("nsaid-before-infusion", "pamidronate", .open, "it was 3 days before") {
            try $0.took("naproxen", daysAgo: 2)
        },
        CheckRow("infusion-time", "zoledronic acid", .ok, "the last one took 15 minutes") {
            $0.infused(minutes: 15)
        },
        CheckRow("infusion-time", "pamidronate", .outOfRange, "the last one took 119 minutes") {
            $0.infused(minutes: 119)
        },
        CheckRow("infusion-time", "zoledronic acid", .notApplicable, "no length is on record"),
        CheckRow("drink-well", "zoledronic acid", .note, "it is always said"),
        CheckRow("ask-first", "acetaminophen", .note, "it is always said"),
    ]
}
