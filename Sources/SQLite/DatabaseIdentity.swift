/// What marks a file as ours.
package struct DatabaseIdentity: Sendable, Equatable {
    /// The number at byte 68 of the file (`PRAGMA application_id`); never 0, which means
    /// "nobody's".
    package let applicationID: Int32
    /// The program's name for sentences, for example "dosed".
    package let name: String
    /// The table that only grows, with a chain over it; nil when there is none.
    package let log: EventLog?

    package init(applicationID: Int32, name: String, log: EventLog? = nil) {
        self.applicationID = applicationID
        self.name = name
        self.log = log
    }
}
