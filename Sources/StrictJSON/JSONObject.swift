/// The members of a JSON object in the order in which they came, each name once.
///
/// Names are the same when Swift's `String` says so, thus also when only their Unicode
/// composition differs: that refuses a little more than RFC 8259 asks for, never less.
package struct JSONObject: Sendable {
    /// One name and its value.
    package struct Member: Sendable, Equatable {
        /// The name, unescaped.
        package let name: String
        /// The value.
        package internal(set) var value: JSONValue
    }

    /// All members in order.
    package private(set) var members: [Member] = []
    /// Where each name is, once there are too many to look through.
    private var positions: [String: Int] = [:]
    /// Up to here looking through the names is quicker than an index, and takes no memory.
    private static let unindexedMembers = 16

    /// An object without members.
    package init() {}

    init(literal elements: [(String, JSONValue)]) {
        for (name, value) in elements {
            self[name] = value
        }
    }

    /// Takes members whose names are known to differ.
    init(distinct members: [Member]) {
        self.members = members
        if members.count > Self.unindexedMembers { index() }
    }

    /// How many members there are.
    package var count: Int { members.count }
    /// Whether there are none.
    package var isEmpty: Bool { members.isEmpty }
    /// All names in order.
    package var names: [String] { members.map(\.name) }

    /// The value of that name. Setting replaces in place, adds at the end, or with nil removes.
    package subscript(name: String) -> JSONValue? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(value, named: name)
            case (nil, nil): break
            }
        }
    }

    /// Adds a member at the end; false, with nothing changed, when the name is taken.
    package mutating func add(_ name: String, _ value: JSONValue) -> Bool {
        guard position(of: name) == nil else { return false }
        append(value, named: name)
        return true
    }

    private func position(of name: String) -> Int? {
        guard positions.isEmpty else { return positions[name] }
        return members.firstIndex { $0.name == name }
    }

    private mutating func append(_ value: JSONValue, named name: String) {
        members.append(Member(name: name, value: value))
        if !positions.isEmpty {
            positions[name] = members.count - 1
        } else if members.count > Self.unindexedMembers {
            index()
        }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        positions = [:]
        if members.count > Self.unindexedMembers { index() }
    }

    private mutating func index() {
        positions = Dictionary(
            members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JSONObject: Equatable {
    /// Order does not matter: RFC 8259 calls an object an unordered collection.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Of two members with one name the later counts; literals are code, not input.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(literal: elements)
    }
}
