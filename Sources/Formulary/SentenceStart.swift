extension String {
    /// The text as a sentence begins: its first letter is a capital. A name that is told by its
    /// small first letter, such as eGFR or pH, stays as it is.
    package var asSentenceStart: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).uppercased() + dropFirst()
    }
}
