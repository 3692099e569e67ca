/// Words that people write behind a name to say which product they mean.
enum ProductWords {
    private static let known: Set<String> = [
        "mg", "mcg", "g", "iu", "ml", "tablet", "tablets", "tab", "tabs", "caplet", "caplets",
        "capsule", "capsules", "cap", "caps", "er", "xr", "sr", "ir", "cr", "la", "extended",
        "release", "immediate", "extra", "regular", "strength", "hour", "hours", "hr", "8hr",
        "arthritis", "hcl", "hydrochloride", "oral", "otc", "patch", "patches",
        "solution", "injection", "vial", "syringe", "bag", "+", "/",
    ]

    /// Whether each word is one of them or holds a digit: "5/325", "650", "mg".
    static func areAll(_ words: ArraySlice<String>) -> Bool {
        !words.isEmpty
            && words.allSatisfy { word in
                word.contains(where: \.isNumber)
                    || word.lowercased().split(separator: "-").allSatisfy {
                        known.contains(String($0))
                    }
            }
    }
}
