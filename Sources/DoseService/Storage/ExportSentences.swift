/// What is said about an export, and about a file that cannot be imported.
enum ExportSentences {
    static let isRunning = "The data is being exported already. Try again when that is done."
    static let isFull = "The disk is full, so the data cannot be copied for the export."
    static let brokeOff = "The export broke off. Please try again."

    static let somethingIsThere =
        "Something is on record already, so nothing was imported. To put the export in its place: "
        + "--replace. What is there now is kept beside it."

    static func notImported(_ path: String, _ why: String) -> String {
        "\(path) cannot be imported. \(why) Your data was not changed."
    }

    static let foreign = "This is no export of dosed."
    static let newer = "A newer dosed wrote it. Please install that one, then import it."
    static let unknownLine = "No dosed wrote such a line."
    static let changed = "It was changed after dosed wrote it: this line, or one before it."
    static let noObject = "It is no JSON object."
    static let noRow = "It is no row of a table."
    static let wrongEnd = "It is not the end of these lines."
    static let afterEnd = "It stands after the end."
    static let noEnd = "The end is missing: the file is cut off."
    static let cutOff = "It is cut off."
    static let noPlainFile = "It is not a plain file."

    static func unknownTable(_ name: Substring) -> String { "There is no table \"\(name)\"." }

    static func doesNotFit(_ why: String) -> String { "It does not fit: \(why)." }

    static func inLine(_ number: Int, _ what: String) -> String { "Line \(number): \(what)" }

    static func cannotBeOpened(_ why: String) -> String {
        "dosed cannot read it: \(why). A file in the folder of its data can be read."
    }

    static func notReadable(_ why: String) -> String { "It cannot be read: \(why)." }

    static func fileTooLarge(gibibytes: Int) -> String { "It has more than \(gibibytes) GiB." }

    static func lineTooLong(mebibytes: Int) -> String { "It is longer than \(mebibytes) MiB." }
}
