/// Which reminders are being told or were told by this agent.
actor ToldLedger {
    enum Entry {
        /// New: tell it.
        case begin
        /// Told before, but the daemon does not know: say so again.
        case acknowledgeAgain
        /// Being told at this moment.
        case busy
    }

    /// How many told numbers are kept; the daemon sends older ones again only if it lost them.
    private static let keptNumbers = 1_000

    private var busy: Set<Int> = []
    private var told: Set<Int> = []

    /// - Parameter numbers: of what is told together.
    func enter(_ numbers: [Int]) -> Entry {
        guard busy.isDisjoint(with: numbers) else { return .busy }
        busy.formUnion(numbers)
        return told.isSuperset(of: numbers) ? .acknowledgeAgain : .begin
    }

    func markTold(_ numbers: [Int]) {
        told.formUnion(numbers)
        while told.count > Self.keptNumbers, let oldest = told.min() { told.remove(oldest) }
    }

    func leave(_ numbers: [Int]) {
        busy.subtract(numbers)
    }
}

/// Lets a limited number through at once; the others wait in order.
actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) {
        free = places
    }

    func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
