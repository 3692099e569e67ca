/// What is said about an amount that was ordered.
extension Sentences {
    static func unlikeStrength(_ medicine: String, _ known: [String], _ written: String) -> String {
        "The table knows \(medicine) as \(choice(known)). You wrote \(written). Is it right? "
            + "Ask your pharmacist."
    }
}
