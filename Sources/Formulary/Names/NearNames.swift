/// What was probably meant by a name that is not known.
package enum NearNames {
    /// Names within one typing slip, or two for longer ones, best first.
    package static func of(_ typed: String, among names: [String]) -> [String] {
        of(typed, among: names.map { (shown: $0, names: [$0]) })
    }

    /// Of things with several names each the one that is shown, best first.
    static func of(
        _ typed: String, among things: [(shown: String, names: [String])]
    ) -> [String] {
        let key = Array(NameKey.of(typed).utf8)
        guard key.count >= 3, typed.count <= FormularyLimits.typedNameLength else { return [] }
        let limit = key.count <= 4 ? 1 : 2
        return things.compactMap { thing -> (name: String, slips: Int)? in
            thing.names.compactMap { name -> Int? in
                let other = Array(NameKey.of(name).utf8)
                guard let slips = EditDistance.between(key, other, limit: limit),
                    slips < other.count
                else { return nil }
                return slips
            }.min().map { (thing.shown, $0) }
        }.sorted { $0.slips < $1.slips }.prefix(FormularyLimits.nearMisses).map(\.name)
    }

    /// The same; where no name is within a slip or two, those that begin alike: "quiet" and
    /// "quiet-hours", "vitD" and "vitamin D", "wake" and "waking". Only for suggestions: so little
    /// tells of no slip.
    package static func likely(_ typed: String, among names: [String]) -> [String] {
        likely(typed, among: names.map { (shown: $0, names: [$0]) })
    }

    static func likely(
        _ typed: String, among things: [(shown: String, names: [String])]
    ) -> [String] {
        let near = of(typed, among: things)
        let key = NameKey.of(typed)
        guard near.isEmpty, key.count >= beginning, typed.count <= FormularyLimits.typedNameLength
        else { return near }
        let start = String(key.prefix(beginning))
        let likenesses: [(String) -> Bool] = [
            { NameKey.of($0).hasPrefix(key) }, { Self.isCutShort($0, to: key) },
            { NameKey.of($0).hasPrefix(start) },
        ]
        for isAlike in likenesses {
            let found = things.filter { $0.names.contains(where: isAlike) }
            if !found.isEmpty { return found.prefix(FormularyLimits.nearMisses).map(\.shown) }
        }
        return []
    }

    /// So many letters at least are the beginning of a name.
    private static let beginning = 3

    /// Those of which two words are cut short and written as one: "vitD" of "vitamin D3".
    static func cutShort(_ typed: String, among names: [String]) -> [String] {
        let key = NameKey.of(typed)
        return names.filter { isCutShort($0, to: key) }
    }

    private static func isCutShort(_ name: String, to key: String) -> Bool {
        let words = name.split(separator: " ").map { NameKey.of(String($0)) }
        guard words.count > 1, key.count > beginning else { return false }
        return (beginning..<key.count).contains { place in
            words[0].hasPrefix(key.prefix(place)) && words[1].hasPrefix(key.dropFirst(place))
        }
    }

    /// Those that begin with what was typed; none for a single letter.
    package static func begun(with typed: String, among names: [String]) -> [String] {
        let key = NameKey.of(typed)
        guard key.count >= 2 else { return [] }
        return names.filter { NameKey.of($0).hasPrefix(key) }
    }
}
