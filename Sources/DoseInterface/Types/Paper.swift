/// A letter or a report, with everything that stands on it.
package struct Paper: Codable, Sendable, Equatable {
    package var kind: PaperKind
    package var title: String
    package var purpose: String
    package var made: Moment
    package var parts: [PaperPart]
    package var footer: [Remark]

    package init(
        kind: PaperKind,
        title: String,
        purpose: String,
        made: Moment,
        parts: [PaperPart],
        footer: [Remark]
    ) {
        self.kind = kind
        self.title = title
        self.purpose = purpose
        self.made = made
        self.parts = parts
        self.footer = footer
    }
}
