/// The answer of `RestoreData` and `ImportData`. path: what was read. newest: the last thing that
/// is on record in it. before: where the data from before is kept.
package struct ReplacedData: Codable, Sendable, Equatable {
    package var path: String
    package var newest: Moment?
    package var before: String?

    package init(path: String, newest: Moment? = nil, before: String? = nil) {
        self.path = path
        self.newest = newest
        self.before = before
    }
}
