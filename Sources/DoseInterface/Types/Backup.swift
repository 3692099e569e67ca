/// A copy of the data that was read back and found whole. made: when.
package struct Backup: Codable, Sendable, Equatable {
    package var path: String
    package var made: Moment
    package var bytes: Int

    package init(path: String, made: Moment, bytes: Int) {
        self.path = path
        self.made = made
        self.bytes = bytes
    }
}
