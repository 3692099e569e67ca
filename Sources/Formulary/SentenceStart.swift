extension String {
    /// The text as a sentence begins: its first letter is a capital.
    package var asSentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
