import Testing

@testable import DoseCommands

@Suite("where dosed is looked for")
struct AddressTests {
    private func choose(
        option: String? = nil, _ variables: [String: String] = [:], existing: Set<String> = []
    ) -> SocketAddress {
        SocketAddress.choose(
            option: option, variable: { variables[$0] }, userID: 1000,
            exists: { existing.contains($0) })
    }

    @Test("a named socket is the only one, the option before the variable")
    func named() {
        let all: Set = ["/run/dosed.sock", "/run/user/1000/dosed/dosed.sock"]
        #expect(choose(option: "/a", ["DOSED_SOCKET": "/b"], existing: all).path == "/a")
        #expect(choose(["DOSED_SOCKET": "/b"], existing: all).path == "/b")
    }

    @Test("the user's socket comes before the system's")
    func userFirst() {
        let runtime = ["XDG_RUNTIME_DIR": "/run/user/7"]
        let user = "/run/user/7/dosed/dosed.sock"
        #expect(choose(runtime, existing: [user, "/run/dosed.sock"]).path == user)
        #expect(choose(runtime, existing: ["/run/dosed.sock"]).path == "/run/dosed.sock")
        #expect(choose(existing: []).path == "/run/user/1000/dosed/dosed.sock")
    }

    @Test("the shown path keeps the variable's name")
    func shown() {
        let address = choose(["XDG_RUNTIME_DIR": "/run/user/7"])
        #expect(address.shownPath == "$XDG_RUNTIME_DIR/dosed/dosed.sock")
    }

    @Test("a relative runtime directory is not trusted")
    func relative() {
        #expect(
            choose(["XDG_RUNTIME_DIR": "here"]).path == "/run/user/1000/dosed/dosed.sock")
    }
}

@Suite("request ids")
struct RequestIDTests {
    /// Counts up, so that the result is known.
    private struct Counter: RandomNumberGenerator {
        var value: UInt64 = 0
        mutating func next() -> UInt64 {
            value += 1
            return value
        }
    }

    @Test("a new id has the form of a version 4 UUID and differs from the next")
    func form() throws {
        var generator = Counter()
        let first = RequestID(from: &generator)
        let second = RequestID(from: &generator)
        #expect(first != second)
        let form = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        #expect(first.text.wholeMatch(of: form) != nil)
        #expect(RequestID(first.text) == first)
    }

    @Test(
        "an id that the daemon would refuse is refused",
        arguments: ["", "a b", "ä", "a_b", String(repeating: "a", count: 65)])
    func refused(text: String) {
        #expect(RequestID(text) == nil)
    }
}
