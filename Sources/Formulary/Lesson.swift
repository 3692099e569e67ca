/// A short page about the illness or its treatment.
package struct Lesson: Identifiable, Hashable, Sendable {
    /// One thing to know, with where it was published.
    package struct Line: Hashable, Sendable {
        /// The sentence or sentences.
        package let text: String
        /// How well it is supported.
        package let mark: Mark
        /// Where it was read; never empty.
        package let sources: [Source]
    }

    /// The name by which it is asked for.
    package let id: String
    /// What a person reads above it.
    package let title: String
    /// Other names to ask for it by.
    package let otherNames: [String]
    /// What it says, in the order in which it is read.
    package let lines: [Line]
    /// What to type next.
    package let commands: [String]

    /// Whether it is meant by what was typed; case, accents, hyphens and spaces do not matter.
    func isNamed(_ typed: String) -> Bool {
        let key = NameKey.of(typed)
        return ([id] + otherNames).contains { NameKey.of($0) == key }
    }

    /// Reads `learn.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [Lesson] {
        var lessons: [Lesson] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let lesson = Lesson(
                id: try reader.slug("id"), title: try reader.name("title"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                lines: try lines(&reader, book), commands: try reader.texts("commands"))
            try reader.finish()
            var keys: Set<String> = [NameKey.of(lesson.id)]
            for name in lesson.otherNames {
                guard keys.insert(NameKey.of(name)).inserted else {
                    throw reader.error("otherNames", .duplicateName(name, other: lesson.id))
                }
            }
            for name in [lesson.id] + lesson.otherNames {
                if let other = lessons.first(where: { $0.isNamed(name) }) {
                    throw reader.error("otherNames", .duplicateName(name, other: other.id))
                }
            }
            lessons.append(lesson)
        }
        return lessons
    }

    private static func lines(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [Line] {
        let readers = try reader.objects("lines")
        guard !readers.isEmpty else { throw reader.error("lines", .missingField) }
        var lines: [Line] = []
        for var reader in readers {
            let sources = try reader.sources(in: book)
            lines.append(
                Line(
                    text: try reader.sentences("text"), mark: try reader.mark(for: sources),
                    sources: sources))
            try reader.finish()
        }
        return lines
    }
}
