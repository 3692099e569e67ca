/// yes: nothing on record stands against it. ask_first: no limit does, something else is to be
/// asked.
package enum DoseAnswer: String, Codable, Sendable, CaseIterable {
    case yes
    case notYet = "not_yet"
    case askFirst = "ask_first"
}
