/// A number as it was told: exact, or only a limit. What a limit leaves open stays unknown.
package struct ToldNumber<Number: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// The number, or the limit.
    package let number: Number
    /// Where the true number lies; nil when it is the number itself.
    package let comparator: ValueComparator?

    /// Makes a number.
    package init(_ number: Number, _ comparator: ValueComparator? = nil) {
        self.number = number
        self.comparator = comparator
    }

    /// Whether it is certainly below another number, or certainly not; nil when that is not known.
    package func isBelow(_ other: Number) -> Bool? {
        switch comparator {
        case nil: number < other
        case .below: number <= other ? true : nil
        case .atMost: number < other ? true : nil
        case .atLeast, .above: number >= other ? false : nil
        }
    }

    /// Whether it is certainly above another number, or certainly not; nil when that is not known.
    package func isAbove(_ other: Number) -> Bool? {
        switch comparator {
        case nil: number > other
        case .above: number >= other ? true : nil
        case .atLeast: number > other ? true : nil
        case .atMost, .below: number <= other ? false : nil
        }
    }
}
