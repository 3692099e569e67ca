/// A table of a paper. blanks: its empty cells are there to be filled in by hand.
package struct PaperTable: Codable, Sendable, Equatable {
    package var columns: [String]
    package var rows: [PaperRow]
    package var blanks: Bool

    package init(columns: [String], rows: [PaperRow], blanks: Bool) {
        self.columns = columns
        self.rows = rows
        self.blanks = blanks
    }
}
