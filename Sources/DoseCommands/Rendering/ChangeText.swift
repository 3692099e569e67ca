import DoseInterface

/// One change as one line of `dose watch --all`.
struct ChangeLine: Tellable {
    let change: Change

    func tell(on page: inout Page) {
        var words = [change.kind]
        words += [change.person, change.prescription].compactMap(\.self)
        page.verbatim(
            "\(change.at.words)  \(change.id)  \(words.joined(separator: ", ")): \(change.details)")
    }
}
