/// How people say that they do not have a sign: "no fever", "legs ok, no numbness".
///
/// A denial takes an alarm away, so in doubt there is none. What is denied must be bad in itself,
/// since "no feeling in my legs" is a sign, and only small words may stand between.
enum Denial {
    /// Whether a clause denies some of its words.
    static func covers(_ found: ClosedRange<Int>, of clause: [String]) -> Bool {
        let after = found.upperBound + 1 < clause.count ? clause[found.upperBound + 1] : ""
        guard !clause.contains(where: limits.contains), !helps.contains(after) else {
            return false
        }
        let isPart = clause[found].allSatisfy(parts.contains)
        var isBadThing = clause[found].contains(where: isBad) || isPart && isBad(after)
        var index = found.lowerBound - 1
        while index >= 0, !denials.contains(clause[index]) {
            if isBad(clause[index]) {
                let next = clause[index + 1]
                guard places.contains(next) || links.contains(next) else { return false }
                // "No pain in the hip" denies the hip; "no pain or feeling" denies no feeling.
                isBadThing = isBadThing || isPart && places.contains(next)
            } else if !isSmall(clause[index]) {
                return false
            }
            index -= 1
        }
        return index >= 0 && isBadThing && isMeant(clause[index], after: clause[..<index])
    }

    /// "Cannot" says what somebody is not able to do, and who is "not without pain" has it.
    private static func isMeant(_ denial: String, after words: ArraySlice<String>) -> Bool {
        if denial == "without" { return !words.contains { denials.union(hardly).contains($0) } }
        return denial != "not" || !["can", "could"].contains(words.last ?? "")
    }

    private static func isBad(_ word: String) -> Bool {
        badStems.contains { word.hasPrefix($0) }
    }

    private static func isSmall(_ word: String) -> Bool {
        small.contains(word) || links.contains(word) || places.contains(word)
            || parts.contains(word)
    }

    private static let denials: Set<String> = [
        "no", "not", "without", "neither", "nor", "denies",
    ]
    private static let hardly: Set<String> = ["never", "nothing", "hardly", "barely"]
    private static let links: Set<String> = ["or", "nor"]
    private static let places: Set<String> = ["in", "on", "at", "of", "with"]
    private static let small: Set<String> = [
        "a", "any", "been", "further", "had", "has", "have", "having", "feel", "her", "his",
        "longer", "more", "my", "new", "other", "our", "sign", "signs", "symptom", "symptoms",
        "the", "their", "your",
    ]
    /// Parts of the body, in which nothing is bad in itself.
    private static let parts: Set<String> = [
        "ankle", "arm", "arms", "back", "bladder", "bone", "bones", "bowel", "bowels", "chest",
        "face", "feet", "finger", "fingers", "foot", "groin", "gum", "gums", "hand", "hands",
        "head", "hip", "hips", "jaw", "jawbone", "knee", "leg", "legs", "lip", "lips", "lower",
        "mouth", "muscle", "neck", "rib", "ribs", "shoulder", "spine", "stomach", "thigh",
        "thighs", "throat", "toe", "toes", "tongue", "tooth", "teeth", "upper",
    ]
    /// The beginnings of words for what nobody wishes to have.
    private static let badStems = [
        "ache", "aching", "backache", "bang", "black", "bleed", "blood", "blue", "breathless",
        "broke", "bump", "chill", "confus", "constipat", "convuls", "cough", "cramp", "crack",
        "crying", "depress", "difficult", "drows", "droop", "faint", "fever", "fractur",
        "headache", "hit", "hives", "hopeless", "hurt", "incontinen", "injur", "loose", "nause",
        "numb", "overdos", "pain", "paraly", "problem", "pus", "queas", "seizure", "shallow",
        "shiver", "short", "sleepi", "sleepy", "slow", "slur", "sore", "spasm", "stroke", "swell",
        "swollen", "tarry", "thirst", "throw", "tingl", "toothache", "trouble", "twitch", "ulcer",
        "unconscious", "vomit", "weak", "wheez",
    ]
    /// Words by which something was there at another time.
    private static let limits: Set<String> = [
        "before", "except", "till", "unless", "until", "yesterday",
    ]
    /// "No pain relief" denies no pain.
    private static let helps: Set<String> = [
        "control", "help", "helps", "killer", "killers", "med", "medication", "medicine",
        "medicines", "meds", "pill", "pills", "relief", "reliever", "relievers", "tablet",
        "tablets", "treatment",
    ]
}
