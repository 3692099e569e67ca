/// A range behind the marks, such as a lab's own.
package struct ChartBand: Codable, Sendable, Equatable {
    package var low: Int
    package var high: Int
    package var label: String

    package init(low: Int, high: Int, label: String) {
        self.low = low
        self.high = high
        self.label = label
    }
}
