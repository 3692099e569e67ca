/// Folds a typed or printed name so that case, accents, hyphens and spaces do not matter.
enum NameKey {
    /// Letters and digits only, lower-case, without accents.
    static func of(_ name: String) -> String {
        var key = ""
        for scalar in name.lowercased().unicodeScalars {
            if let plain = plainLetters[scalar] {
                key += plain
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                key.unicodeScalars.append(scalar)
            }
        }
        return key
    }

    /// Combining marks fall out above; these letters carry the accent inside.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let groups = [
            "a": "àáâãäåāă", "c": "çćč", "e": "èéêëēę", "i": "ìíîïī", "n": "ñń",
            "o": "òóôõöøō", "s": "śš", "u": "ùúûüū", "y": "ýÿ", "z": "źżž",
        ]
        var table: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "ł": "l"]
        for (plain, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}
