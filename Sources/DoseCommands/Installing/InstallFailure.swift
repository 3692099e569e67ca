/// Why installing or uninstalling could not be done, with what to do.
package struct InstallFailure: Error, Sendable, Equatable {
    package let exit: DoseExit
    /// Sentences.
    package let message: String

    package init(_ exit: DoseExit, _ message: String) {
        self.exit = exit
        self.message = message
    }
}
