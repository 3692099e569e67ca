/// A part of a paper: sentences, a chart and a table, each as far as there is one. boxes: each
/// sentence gets a box to tick.
package struct PaperPart: Codable, Sendable, Equatable {
    package var id: String
    package var heading: String
    package var remarks: [Remark]
    package var boxes: Bool
    package var chart: Chart?
    package var table: PaperTable?

    package init(
        id: String,
        heading: String,
        remarks: [Remark],
        boxes: Bool,
        chart: Chart? = nil,
        table: PaperTable? = nil
    ) {
        self.id = id
        self.heading = heading
        self.remarks = remarks
        self.boxes = boxes
        self.chart = chart
        self.table = table
    }
}
