/// A text that is installed for another program: a manual page, or completions for a shell.
package struct SharedText: Sendable {
    enum Kind: Hashable, CaseIterable {
        case manual(ManualProgram)
        case completions(ShellName)

        static var allCases: [Kind] {
            ManualProgram.allCases.map(Kind.manual) + ShellName.allCases.map(Kind.completions)
        }

        /// Where the other program looks for it: the folder and the file's name.
        func place(in places: InstallPlaces) -> (folder: String, name: String) {
            switch self {
            case .manual(let program):
                (
                    "\(places.manual)/man\(program.section)",
                    "\(program.rawValue).\(program.section)"
                )
            case .completions(.bash): (places.shared + "/bash-completion/completions", "dose")
            case .completions(.zsh): (places.shared + "/zsh/site-functions", "_dose")
            case .completions(.fish): (places.shared + "/fish/vendor_completions.d", "dose.fish")
            }
        }
    }

    let kind: Kind
    let text: String

    /// All of them.
    ///
    /// - Parameter dosed: the daemon's program, which describes itself for its page.
    /// - Throws: `DoseFailure.cannotRun` when it does not.
    static func all(
        dosed: String, _ variable: (String) -> String?
    ) async throws(DoseFailure) -> [SharedText] {
        var texts: [SharedText] = []
        for kind in Kind.allCases {
            switch kind {
            case .manual(let program):
                texts.append(
                    SharedText(kind: kind, text: try await program.page(dosed: dosed, variable)))
            case .completions(let shell):
                texts.append(SharedText(kind: kind, text: shell.script))
            }
        }
        return texts
    }
}
