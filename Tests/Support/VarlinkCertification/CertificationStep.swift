import StrictJSON
import Varlink

/// One call that a client has to make, and the answer to it.
struct CertificationStep {
    let member: String
    /// The parameters besides `client_id`.
    var wants: JSONObject = [:]
    var more = false
    var oneway = false
    /// One reply, or several to a call with more; none to a oneway call.
    let replies: [JSONObject]

    /// All of them after `Start`, in their order.
    static let all: [CertificationStep] = [
        CertificationStep(member: "Test01", replies: [["bool": true]]),
        CertificationStep(member: "Test02", wants: ["bool": true], replies: [["int": 1]]),
        CertificationStep(member: "Test03", wants: ["int": 1], replies: [["float": 1.0]]),
        CertificationStep(member: "Test04", wants: ["float": 1.0], replies: [["string": "ping"]]),
        CertificationStep(member: "Test05", wants: ["string": "ping"], replies: [four]),
        CertificationStep(member: "Test06", wants: four, replies: [["struct": .object(four)]]),
        CertificationStep(
            member: "Test07", wants: ["struct": .object(four)], replies: [["map": map]]),
        CertificationStep(member: "Test08", wants: ["map": map], replies: [["set": set]]),
        CertificationStep(member: "Test09", wants: ["set": set], replies: [["mytype": myType]]),
        CertificationStep(
            member: "Test10", wants: ["mytype": myType], more: true,
            replies: numbered.map { ["string": $0] }),
        CertificationStep(
            member: "Test11", wants: ["last_more_replies": .array(numbered)], oneway: true,
            replies: []),
        CertificationStep(member: "End", replies: [["all_ok": true]]),
    ]

    private static let four: JSONObject = [
        "bool": false, "int": 2, "float": .double(.pi), "string": "a lot of string",
    ]
    private static let map: JSONValue = ["foo": "Foo", "bar": "Bar"]
    private static let set: JSONValue = ["one": [:], "two": [:], "three": [:]]
    private static let numbered = (1...10).map { JSONValue.string("Reply number \($0)") }
    private static let myType: JSONValue = [
        "object": [
            "method": "org.varlink.certification.Test09", "parameters": ["map": map],
        ],
        "enum": "two",
        "struct": ["first": 1, "second": "2"],
        "array": ["one", "two", "three"],
        "dictionary": map,
        "stringset": set,
        "nullable": .null,
        "nullable_array_struct": .null,
        "interface": [
            "foo": [.null, ["foo": "foo", "bar": "bar"], .null, ["one": "foo", "two": "bar"]],
            "anon": ["foo": true, "bar": false],
        ],
    ]
}

extension JSONValue {
    /// What varlink takes for the same: a whole number in either spelling, and a member that is
    /// null or not there.
    var meaning: JSONValue {
        switch self {
        case .integer(let number): .double(Double(number))
        case .array(let elements): .array(elements.map(\.meaning))
        case .object(let object):
            .object(
                object.members.reduce(into: JSONObject()) { result, member in
                    if !member.value.isNull { result[member.name] = member.value.meaning }
                })
        default: self
        }
    }
}
