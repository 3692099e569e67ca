import StrictJSON

/// What a program that reads the JSON of `dose` by an earlier schema would stumble over in a later
/// one.
///
/// Members may be added, commands too, words of an enum, and other shapes of what a command prints.
/// Nothing is taken away, becomes optional or is of another type.
struct SchemaChanges {
    private let old: JSONValue
    private let new: JSONValue

    init(from old: JSONValue, to new: JSONValue) {
        self.old = old
        self.new = new
    }

    /// One line for each.
    var breaking: [String] {
        var found: [String] = []
        if old["$id"] != new["$id"] { found.append("the version is another one") }
        for definition in old["$defs"]?.object?.members ?? [] {
            let now = new["$defs"]?[definition.name]
            found += differences(definition.name, definition.value, now)
        }
        return found
    }

    private func differences(
        _ place: String, _ old: JSONValue, _ new: JSONValue?
    ) -> [String] {
        guard let new else { return ["\(place) is gone"] }
        guard old["type"] == new["type"], old["$ref"] == new["$ref"],
            (old["anyOf"] == nil) == (new["anyOf"] == nil),
            (old["enum"] == nil) == (new["enum"] == nil)
        else { return ["\(place) is of another type"] }
        var found: [String] = []
        for member in old["properties"]?.object?.members ?? [] {
            found += differences(
                "\(place).\(member.name)", member.value, new["properties"]?[member.name])
        }
        let required = new["required"]?.array ?? []
        for name in old["required"]?.array ?? [] where !required.contains(name) {
            // What is gone altogether is said above.
            guard let name = name.string, new["properties"]?[name] != nil else { continue }
            found.append("\(place).\(name) can be left out")
        }
        for word in old["enum"]?.array ?? [] where new["enum"]?.array?.contains(word) != true {
            found.append("\(place): a word is gone")
        }
        for shape in old["anyOf"]?.array ?? [] {
            let isThere = new["anyOf"]?.array?.contains { differences("", shape, $0).isEmpty }
            if isThere != true { found.append("\(place): a shape is gone") }
        }
        for inner in ["items", "additionalProperties"] {
            guard let element = old[inner], element.object != nil else { continue }
            found += differences("\(place)[]", element, new[inner])
        }
        return found
    }
}
