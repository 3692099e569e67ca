/// Counts typing slips.
enum EditDistance {
    /// Fewest letters to insert, delete, replace or swap with the neighbor; nil if above `limit`.
    static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = last[column] + (letter == other ? 0 : 1)
                best = min(best, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            if let smallest = current.min(), smallest > limit { return nil }
            beforeLast = last
            last = current
        }
        let distance = last[right.count]
        return distance <= limit ? distance : nil
    }
}
