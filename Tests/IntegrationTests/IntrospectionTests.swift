import Foundation
import Testing

@Suite("the interface as a client of any language meets it")
struct IntrospectionTests {
    @Test("the service says who it is and describes its interface in full")
    func introspection() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            let info = try connection.call("org.varlink.service.GetInfo")["parameters"]
            #expect(info?["interfaces"] == ["org.varlink.service", "io.dosed"])
            for name in ["vendor", "product", "version"] {
                #expect(info?[name]?.string?.isEmpty == false, "\(name)")
            }
            let described = try connection.call(
                "org.varlink.service.GetInterfaceDescription", ["interface": "io.dosed"])
            let text = try #require(described["parameters"]?["description"]?.string)
            for words in ["interface io.dosed", "method WatchReminders", "error StartHeld"] {
                #expect(text.contains(words))
            }
            let unknown = try connection.call(
                "org.varlink.service.GetInterfaceDescription", ["interface": "io.nope"])
            #expect(unknown["error"] == "org.varlink.service.InterfaceNotFound")
            #expect(unknown["parameters"]?["interface"] == "io.nope")
        }
    }

    @Test("what cannot be called is named")
    func refusals() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            let method = try connection.call("io.dosed.Nope")
            #expect(method["error"] == "org.varlink.service.MethodNotFound")
            #expect(method["parameters"]?["method"] == "io.dosed.Nope")
            let interface = try connection.call("org.nope.List")
            #expect(interface["error"] == "org.varlink.service.InterfaceNotFound")
            let more = try connection.call("io.dosed.WatchReminders")
            #expect(more["error"] == "org.varlink.service.ExpectedMore")
            for (parameters, name): (JSON, String) in [
                (["dayz": 1], "dayz"), (["days": "1"], "days"), (["days": true], "days"),
                (["days": ["1"]], "days"),
            ] {
                let refused = try connection.call("io.dosed.ListDue", parameters)
                #expect(refused["error"] == "org.varlink.service.InvalidParameter")
                #expect(refused["parameters"]?["parameter"] == .string(name))
            }
            let missing = try connection.call("io.dosed.ShowPrescription")
            #expect(missing["error"] == "org.varlink.service.InvalidParameter")
            #expect(missing["parameters"]?["parameter"] == "name")
            let word = try connection.call(
                "io.dosed.RecordDose", ["requestId": "a", "name": "x", "outcome": "eaten"])
            #expect(word["error"] == "org.varlink.service.InvalidParameter")
            #expect(word["parameters"]?["parameter"] == "outcome")
            let nested = try connection.call(
                "io.dosed.StartPrescription",
                ["requestId": "a", "name": "x", "overrides": [["check": "c", "reason": "r"]]])
            #expect(nested["parameters"]?["parameter"]?.string?.hasSuffix("decidedBy") == true)
            // After all of that the connection still serves.
            #expect(try connection.call("io.dosed.GetStatus")["error"] == nil)
        }
    }

    @Test("absent, null and empty parameters are the same, and unknown members do not matter")
    func parameters() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            for message in [
                #"{"method":"io.dosed.ListPrescriptions"}"#,
                #"{"method":"io.dosed.ListPrescriptions","parameters":null}"#,
                #"{"method":"io.dosed.ListPrescriptions","parameters":{}}"#,
                #"{"method":"io.dosed.ListPrescriptions","parameters":{"all":null}}"#,
                #"{"method":"io.dosed.ListPrescriptions","unheard":{"of":[1]}}"#,
                #" {"more":false,"oneway":false,"method" : "io.dosed.ListPrescriptions"} "#,
            ] {
                connection.send(message: message)
                #expect(
                    try connection.message()?["parameters"]?["prescriptions"] == [], "\(message)")
            }
        }
    }

    @Test("a oneway call is carried out without an answer, also when it is refused")
    func oneway() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            connection.send(
                "io.dosed.AddPrescription",
                ["requestId": "a", "text": "naproxen 220 mg at 8 am"], extra: ["oneway": true])
            connection.send("io.dosed.Nope", extra: ["oneway": true])
            connection.send("io.dosed.ShowPrescription", ["name": "x"], extra: ["oneway": true])
            // The next answer is that of the next call.
            let list = try connection.call("io.dosed.ListPrescriptions")
            #expect(list["parameters"]?["prescriptions"]?.items.count == 1)
        }
    }

    @Test("calls that are sent ahead are answered in order")
    func pipelined() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            for number in 0..<20 {
                connection.send("io.dosed.ShowPrescription", ["name": .string("x\(number)")])
            }
            for number in 0..<20 {
                #expect(try connection.message()?["parameters"]?["name"] == .string("x\(number)"))
            }
        }
    }

    @Test("a long list comes in parts to whoever asks for more")
    func streamed() throws {
        try withDaemon { daemon in
            let connection = try daemon.connect()
            let count = 60
            for number in 0..<count {
                let added = try connection.call(
                    "io.dosed.AddPrescription",
                    ["requestId": .string("r\(number)"), "text": "naproxen 220 mg at 8 am"])
                #expect(added["error"] == nil)
            }
            connection.send("io.dosed.ListPrescriptions", extra: ["more": true])
            var names: [String] = []
            var parts = 0
            var reply: JSON?
            repeat {
                reply = try connection.message()
                parts += 1
                names +=
                    reply?["parameters"]?["prescriptions"]?.items
                    .compactMap { $0["name"]?.string } ?? []
            } while reply?["continues"] == true
            #expect(parts > 1)
            #expect(Set(names).count == count)
            #expect(try daemon.json("list").items.count == count)
        }
    }
}
