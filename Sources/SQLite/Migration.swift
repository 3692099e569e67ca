/// One step of the schema, never edited after its release.
package struct Migration: Sendable, Equatable {
    /// 1 for the first; the database's `user_version` after it.
    package let number: Int
    /// Short words, for example `create_prescriptions`.
    package let name: String
    /// The statements. They may not begin or end transactions nor attach files.
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }
}
