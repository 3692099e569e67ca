/// One row of a table. An empty cell has nothing on record.
package struct PaperRow: Codable, Sendable, Equatable {
    package var cells: [String]

    package init(cells: [String]) {
        self.cells = cells
    }
}
