package import Regimen

/// Where the rules of a time zone come from.
package protocol ZoneSource: Sendable {
    /// The zone of an IANA name.
    ///
    /// - Throws: ``ZoneUnavailable`` when there is no such zone or its file cannot be read; never
    ///   UTC in silence.
    func zone(named name: String) throws(ZoneUnavailable) -> Zone
}

/// A zone that cannot be had, in a sentence for a person.
package struct ZoneUnavailable: Error, Equatable {
    package let name: String
    package let sentence: String

    package init(name: String, sentence: String) {
        self.name = name
        self.sentence = sentence
    }
}
