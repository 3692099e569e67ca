package import Regimen

/// What the machine says about zones at this moment. It may say something else later: packages are
/// upgraded, files break, people travel.
package protocol ZoneFiles: Sendable {
    /// - Throws: ``ZoneUnavailable`` when there is no such zone or its file is damaged.
    func rules(named name: String) throws(ZoneUnavailable) -> ZoneRules

    /// The name of the zone in which the machine itself is; nil when it does not say.
    func deviceZoneName() -> String?
}

/// The rules of a zone and the file that they were read from.
package struct ZoneRules: Sendable, Equatable {
    package let zone: Zone
    /// TZif (RFC 9636), byte for byte: what tells new rules from old ones.
    package let tzif: [UInt8]

    /// - Throws: `ZoneError` for what is no zone.
    package init(name: String, tzif: [UInt8]) throws(ZoneError) {
        zone = try Zone(name: name, tzif: tzif)
        self.tzif = tzif
    }
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
