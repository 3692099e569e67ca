/// A limit that holds for the dose, and who set it.
struct HeldLimit: Hashable, Sendable {
    /// The most in 24 hours (mg, or a count), or the gap in seconds.
    let amount: Exact
    /// In a sentence.
    let text: String
    /// Empty for the prescriber's.
    let sources: [Source]
    let isOwn: Bool
}
