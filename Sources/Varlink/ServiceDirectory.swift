package import StrictJSON

/// What a service says about itself: the answers of `org.varlink.service`
/// (varlink.org, "Service"), and which methods and errors exist at all.
package struct ServiceDirectory: Sendable {
    /// Who makes the service.
    package let vendor: String
    /// The service's name.
    package let product: String
    /// The service's version.
    package let version: String
    /// Where to read about the service.
    package let url: String
    /// All interfaces in order, `org.varlink.service` first.
    package let interfaces: [InterfaceDescription]
    private let info: JSONObject
    /// The reply to `GetInfo`, which is always the same; nil if it were too long for one.
    let infoReply: [UInt8]?

    /// The name of the interface that every varlink service has.
    package static let serviceInterface = "org.varlink.service"

    /// Reads the descriptions of the service's own interfaces.
    /// - Throws: `DescriptionError` of the first text that is refused or names an interface again.
    package init(
        vendor: String, product: String, version: String, url: String, descriptions: [String]
    ) throws(DescriptionError) {
        self.vendor = vendor
        self.product = product
        self.version = version
        self.url = url
        var interfaces = [try InterfaceDescription(parsing: Self.serviceDescription)]
        for text in descriptions {
            let interface = try InterfaceDescription(parsing: text)
            guard !interfaces.contains(where: { $0.name == interface.name }) else {
                throw DescriptionError(line: 1, column: 1, message: "the interface is there twice")
            }
            interfaces.append(interface)
        }
        self.interfaces = interfaces
        info = [
            "vendor": .string(vendor),
            "product": .string(product),
            "version": .string(version),
            "url": .string(url),
            "interfaces": .array(interfaces.map { .string($0.name) }),
        ]
        infoReply = try? Reply.encode(parameters: info)
    }

    /// The interface of that name.
    package func interface(named name: String) -> InterfaceDescription? {
        interfaces.first { $0.name == name }
    }

    /// Refuses a call to an unknown interface, then to an unknown method, then with parameters
    /// that differ from the description.
    /// - Throws: `InterfaceNotFound`, `MethodNotFound` or `InvalidParameter`.
    package func check(_ call: Call) throws(VarlinkError) {
        guard let interface = interface(named: call.interface) else {
            throw .interfaceNotFound(call.interface)
        }
        guard interface.method(named: call.member) != nil else {
            throw .methodNotFound(call.method)
        }
        if let fault = interface.fault(inParametersOf: call.member, call.parameters) {
            throw fault.wireError
        }
    }

    /// Answers a call to `org.varlink.service`; nil for any other interface.
    /// - Throws: as `check`, and `InterfaceNotFound` for the description of an unknown one.
    package func answer(_ call: Call) throws(VarlinkError) -> JSONObject? {
        guard call.interface == Self.serviceInterface else { return nil }
        try check(call)
        guard call.member == "GetInterfaceDescription" else { return info }
        let name = call.parameters["interface"]?.string ?? ""
        guard let interface = interface(named: name) else { throw .interfaceNotFound(name) }
        return ["description": .string(interface.text)]
    }

    private static let serviceDescription = """
        # What every varlink service can say about itself.
        interface org.varlink.service

        # Who made this service, which version runs, and the interfaces that it serves.
        method GetInfo() -> (
          vendor: string,
          product: string,
          version: string,
          url: string,
          interfaces: []string
        )

        # The description of one interface as text.
        method GetInterfaceDescription(interface: string) -> (description: string)

        # No such interface is served here.
        error InterfaceNotFound (interface: string)

        # The interface has no such method.
        error MethodNotFound (method: string)

        # The method is described but not built into this service.
        error MethodNotImplemented (method: string)

        # A parameter is unknown, missing or of a wrong type.
        error InvalidParameter (parameter: string)

        # The caller may not do this.
        error PermissionDenied ()

        # The method sends many replies and must be called with "more".
        error ExpectedMore ()

        """
}
