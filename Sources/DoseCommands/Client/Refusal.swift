package import DoseInterface
package import StrictJSON

/// An error reply of the daemon, as it came: the full name and the parameters.
package struct Refusal: Error, Sendable, Equatable {
    /// Interface and member: `io.dosed.NotFound`.
    package var name: String
    /// The parameters, in the order in which they came.
    package var parameters: JSONObject

    /// A refusal by its full name.
    package init(name: String, parameters: JSONObject) {
        self.name = name
        self.parameters = parameters
    }

    /// The refusal as a typed error, or nil when it is another one or does not have its shape.
    package func decoded<E: InterfaceError>(as type: E.Type) -> E? {
        guard name == E.name else { return nil }
        return try? parameters.decode(E.self)
    }
}
