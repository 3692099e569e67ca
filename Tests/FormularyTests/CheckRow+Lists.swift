@testable import Formulary

extension CheckRow {
    static let lists: [CheckRow] =
        bone + strength + companions
        + pair("lowers-calcium", "zoledronic acid", with: "furosemide")
        + pair("kidney-strain", "zoledronic acid", with: "thalidomide")
        + pair("second-nsaid", "ibuprofen", with: "naproxen")
        + pair("nsaid-bleeding", "naproxen", with: "warfarin", beside: "apixaban")
        + pair("nsaid-water-pill", "ibuprofen", with: "torsemide", beside: "bumetanide")
        + pair("serotonin", "tramadol", with: "sertraline", beside: "sumatriptan")
        + pair("seizure-pills", "tramadol", with: "bupropion", beside: "amitriptyline")
        + pair("slow-breathing", "morphine", with: "lorazepam", beside: "zolpidem")
        + pair("two-opioids", "morphine", with: "oxycodone")
        + pair("tramadol-ondansetron", "tramadol", with: "ondansetron")
        + pair("opioid-constipation", "oxycodone", with: "ondansetron")
        + pair("warfarin", "acetaminophen", with: "warfarin")
        + pair("injection-bleeding", "fulvestrant", with: "apixaban", beside: "warfarin")

    /// A check over pairs: nothing on the list, and one that matters; for that one, nothing but
    /// another of its kind.
    private static func pair(
        _ check: String, _ medicine: String, with other: String, beside same: String? = nil
    ) -> [CheckRow] {
        let rows = [
            CheckRow(check, medicine, .ok, "letrozole is on the list") { try $0.on("letrozole") },
            CheckRow(check, medicine, .open, "\(other) is on the list") { try $0.on(other) },
        ]
        guard let same else { return rows }
        return rows + [
            CheckRow(check, other, .okSecond, "only \(same) is on the list") { try $0.on(same) }
        ]
    }

    private static let bone: [CheckRow] =
        second(
            "same-denosumab", "denosumab", "120", beside: ("denosumab", "60"), "the 60 mg product")
        + second(
            "second-bisphosphonate", "zoledronic acid", "4", beside: ("pamidronate", "90"),
            "pamidronate")
        + second(
            "two-bone-medicines", "zoledronic acid", "4", beside: ("denosumab", "120"),
            "denosumab")

    private static func second(
        _ check: String, _ medicine: String, _ amount: String,
        beside other: (name: String, amount: String), _ words: String
    ) -> [CheckRow] {
        [
            CheckRow(check, medicine, .ok, "no other one is on the list") {
                try $0.ordered(medicine, amount)
            },
            CheckRow(check, medicine, .open, "\(words) is on the list", blocks: true) {
                try $0.ordered(medicine, amount)
                try $0.on(other.name)
            },
            CheckRow(check, medicine, .stopped, "\(words) ended 182 days ago") {
                try $0.ordered(medicine, amount)
                try $0.ended(other.name, other.amount, daysAgo: 182)
            },
            CheckRow(check, medicine, .overridden, "the team decided that both are meant") {
                try $0.ordered(medicine, amount)
                try $0.on(other.name)
                $0.decided(check)
            },
        ]
    }

    private static let strength: [CheckRow] = [
        CheckRow("strength", "denosumab", .ok, "119 mg of Bomyntra are ordered") {
            try $0.ordered("denosumab", "119", brand: "Bomyntra")
        },
        CheckRow("strength", "denosumab", .open, "60 mg and no brand are ordered", blocks: true) {
            try $0.ordered("denosumab", "60")
        },
        CheckRow("strength", "denosumab", .unknown, "90 mg are ordered", blocks: true) {
            try $0.ordered("denosumab", "90")
        },
        CheckRow("strength", "denosumab", .outOfRange, "60 mg of Xgeva are ordered", blocks: true) {
            try $0.ordered("denosumab", "60", brand: "Xgeva")
        },
        CheckRow("strength", "zoledronic acid", .overridden, "the team decided on 5 mg") {
            try $0.ordered("zoledronic acid", "5")
            $0.decided("strength")
        },
    ]

    private static let companions: [CheckRow] = [
        CheckRow("supplements", "zoledronic acid", .ok, "both are on the list") {
            try $0.on("calcium carbonate", "vitamin D3")
        },
        CheckRow("supplements", "denosumab", .ok, "calcium and vitamin D are on the list") {
            try $0.on("calcium", "vitamin D")
        },
        CheckRow("supplements", "denosumab", .missing, "neither is on the list"),
        CheckRow("supplements", "zoledronic acid", .notApplicable, "calcium is above the range") {
            $0.result("calcium", "11", "mg/dL", low: "8.5", high: "10.5")
        },
        CheckRow("laxative", "morphine", .ok, "senna is on the list") { try $0.on("senna") },
        CheckRow("laxative", "oxycodone", .missing, "none is on the list"),
        CheckRow("laxative", "morphine", .notApplicable, "calcium is above the range") {
            $0.result("calcium", "11", "mg/dL", low: "8.5", high: "10.5")
        },
    ]
}
