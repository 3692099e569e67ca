/// Some values of laboratories are judged by it.
package enum Sex: String, Codable, Sendable, CaseIterable {
    case female
    case male
}
