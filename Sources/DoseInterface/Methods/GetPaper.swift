/// A letter or a report as it stands now. name: the prescription that an infusion letter is about;
/// without it the one that comes next.
package enum GetPaper: InterfaceMethod {
    package static let name = "io.dosed.GetPaper"

    package struct Request: Codable, Sendable, Equatable {
        package var kind: PaperKind
        package var name: String?

        package init(kind: PaperKind, name: String? = nil) {
            self.kind = kind
            self.name = name
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var paper: Paper

        package init(paper: Paper) {
            self.paper = paper
        }
    }
}
