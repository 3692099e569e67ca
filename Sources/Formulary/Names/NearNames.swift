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

    /// Those that begin with what was typed; none for a single letter.
    package static func begun(with typed: String, among names: [String]) -> [String] {
        let key = NameKey.of(typed)
        guard key.count >= 2 else { return [] }
        return names.filter { NameKey.of($0).hasPrefix(key) }
    }
}
