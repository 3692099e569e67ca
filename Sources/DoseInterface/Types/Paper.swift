/// A letter or a report, with everything that stands on it. name and born: of the person whom it is
/// about, as far as they were told.
package struct Paper: Codable, Sendable, Equatable {
    package var kind: PaperKind
    package var title: String
    package var purpose: String
    package var name: String?
    package var born: String?
    package var made: Moment
    package var parts: [PaperPart]
    package var footer: [Remark]

    package init(
        kind: PaperKind,
        title: String,
        purpose: String,
        name: String? = nil,
        born: String? = nil,
        made: Moment,
        parts: [PaperPart],
        footer: [Remark]
    ) {
        self.kind = kind
        self.title = title
        self.purpose = purpose
        self.name = name
        self.born = born
        self.made = made
        self.parts = parts
        self.footer = footer
    }
}
