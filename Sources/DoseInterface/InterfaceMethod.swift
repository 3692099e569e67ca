/// A method of `io.dosed`: its full name and the shape of both directions.
///
/// The shapes follow `io.dosed.varlink`; a test holds them to it.
package protocol InterfaceMethod: Sendable {
    associatedtype Request: Codable & Sendable
    associatedtype Reply: Codable & Sendable

    /// Interface and member, as sent: `io.dosed.AddPrescription`.
    static var name: String { get }

    /// Whether it takes the parameter `person`: all do but those that are about the machine.
    static var isAboutPerson: Bool { get }
}

extension InterfaceMethod {
    package static var isAboutPerson: Bool { true }
}

/// A refusal of `io.dosed`, sent by its name with its fields as parameters.
package protocol InterfaceError: Error, Codable, Sendable {
    /// Interface and member, as sent: `io.dosed.NotFound`.
    static var name: String { get }
}
