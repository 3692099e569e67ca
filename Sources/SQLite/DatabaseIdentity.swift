/// What marks a file as ours.
package struct DatabaseIdentity: Sendable, Equatable {
    /// The number at byte 68 of the file (`PRAGMA application_id`); never 0, which means
    /// "nobody's".
    package let applicationID: Int32
    /// The program's name for sentences, for example "dosed".
    package let name: String

    package init(applicationID: Int32, name: String) {
        self.applicationID = applicationID
        self.name = name
    }
}
