/// A request and whom it is about: the parameter `person`, absent for the default person.
///
/// It is no part of the requests. The client adds it to all of them in one place, and the daemon
/// reads it in one place, so a method that is about a person only has to be described with it.
package struct AboutPerson<Request: Encodable>: Encodable {
    private let request: Request
    private let person: String?

    private enum CodingKeys: String, CodingKey {
        case person
    }

    package init(_ request: Request, person: String?) {
        self.request = request
        self.person = person
    }

    /// Both in one object.
    package func encode(to encoder: any Encoder) throws {
        try request.encode(to: encoder)
        guard let person else { return }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(person, forKey: .person)
    }
}
