package import StrictJSON

/// A refusal on the wire: an error name of an interface and its parameters.
package struct VarlinkError: Error, Sendable, Equatable {
    /// The full name, `interface.Name`.
    package let name: String
    /// The error's parameters; empty when it has none.
    package let parameters: JSONObject

    /// Names an error.
    package init(name: String, parameters: JSONObject = JSONObject()) {
        self.name = name
        self.parameters = parameters
    }
}

/// The errors of `org.varlink.service`, which every varlink service may answer with
/// (varlink.org, "Service"; the last two are systemd's additions to that interface).
extension VarlinkError {
    /// The interface is not served here.
    package static func interfaceNotFound(_ interface: String) -> VarlinkError {
        standard("InterfaceNotFound", ["interface": .string(interface)])
    }

    /// The interface has no such method; `method` is the full name that was called.
    package static func methodNotFound(_ method: String) -> VarlinkError {
        standard("MethodNotFound", ["method": .string(method)])
    }

    /// The interface has that method, this service has no code for it.
    package static func methodNotImplemented(_ method: String) -> VarlinkError {
        standard("MethodNotImplemented", ["method": .string(method)])
    }

    /// A parameter is unknown, missing or of a wrong type.
    package static func invalidParameter(_ parameter: String) -> VarlinkError {
        standard("InvalidParameter", ["parameter": .string(parameter)])
    }

    /// The caller may not do that.
    package static var permissionDenied: VarlinkError { standard("PermissionDenied", [:]) }

    /// The method streams and must be called with `more`.
    package static var expectedMore: VarlinkError { standard("ExpectedMore", [:]) }

    private static func standard(_ name: String, _ parameters: JSONObject) -> VarlinkError {
        VarlinkError(name: "org.varlink.service." + name, parameters: parameters)
    }
}
