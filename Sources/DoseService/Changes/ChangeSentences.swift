extension Sentences {
    static func noSuchChange(_ newest: Int64) -> String {
        newest == 0
            ? "There is no change yet. Follow from 0."
            : "There is no such change. The newest is \(newest); 0 begins with the first."
    }
}
