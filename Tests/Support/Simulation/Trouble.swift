/// Something that must not happen, by its kind.
struct Trouble: Error, CustomStringConvertible {
    enum Kind: String, CaseIterable { case lost, doubled, early, wrong }

    let kind: Kind
    let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
