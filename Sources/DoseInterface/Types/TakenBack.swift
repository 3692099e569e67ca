/// That a record was taken back, and when. corrected: another one took its place.
package struct TakenBack: Codable, Sendable, Equatable {
    package var at: Moment
    package var corrected: Bool

    package init(at: Moment, corrected: Bool) {
        self.at = at
        self.corrected = corrected
    }
}
