/// Why the data files were refused. Names the file, the entry and the field.
package struct FormularyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: Error, Hashable, Sendable {
        /// A data file is not there.
        case missingFile
        /// A file with this name is not known.
        case unknownFile
        /// The file is larger than the limit in bytes.
        case tooLarge(limit: Int)
        /// The file has more entries than the limit.
        case tooManyEntries(limit: Int)
        /// The file is not JSON from this line on, or not a list.
        case notReadable(line: Int)
        /// An object has two fields with the same name.
        case duplicateField(String, line: Int)
        /// A field that the format does not have: most often a typing slip.
        case unknownField
        /// A field that must be there is not.
        case missingField
        /// The field holds something else than expected.
        case wrongType(expected: String)
        /// Empty, or with spaces around it.
        case badText
        /// Longer than the limit in characters.
        case textTooLong(limit: Int)
        /// A sentence has more words than the limit.
        case sentenceTooLong(words: Int, limit: Int)
        /// A fact without a source.
        case missingSource
        /// A source id that is not in `sources.json`.
        case danglingSource(String)
        /// Marked "published" although every source is second-hand.
        case overstatedMark
        /// Two entries have the same id.
        case duplicateID(String)
        /// Two entries share a name or brand.
        case duplicateName(String, other: String)
        /// A code, number or keyword that is not of the expected form.
        case badCode(String)
        /// Refers to an entry that does not exist.
        case unknownReference(String)
        /// A number that is our own choice without the words "our setting".
        case unmarkedSetting
    }

    /// Name of the data file.
    package let file: String
    /// Id of the entry, or its position; nil if the whole file is meant.
    package let entry: String?
    /// Field path inside the entry; nil if the whole entry is meant.
    package let field: String?
    /// What is wrong.
    package let problem: Problem

    /// Makes an error.
    package init(file: String, entry: String? = nil, field: String? = nil, problem: Problem) {
        self.file = file
        self.entry = entry
        self.field = field
        self.problem = problem
    }

    /// File, entry, field and problem on one line, for whoever edits the data.
    package var description: String {
        let place = [file, entry, field].compactMap { $0 }.joined(separator: " / ")
        return "\(place): \(problem)"
    }
}
