/// What came of simulated years.
struct Outcome: Sendable {
    var counts: [String: Int] = [:]
    private(set) var kinds: [Trouble.Kind: Int] = [:]
    private(set) var troubles: [String] = []

    mutating func add(_ error: any Error, of seed: UInt64) {
        let kind = (error as? Trouble)?.kind ?? .wrong
        kinds[kind, default: 0] += 1
        troubles.append("seed \(seed): \(kind): \(error)")
    }

    mutating func add(_ other: Outcome) {
        counts.merge(other.counts) { $0 + $1 }
        kinds.merge(other.kinds) { $0 + $1 }
        troubles += other.troubles
    }
}
