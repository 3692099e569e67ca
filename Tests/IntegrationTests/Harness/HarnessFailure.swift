/// What can go wrong in the harness itself, as opposed to an expectation that is not met.
struct HarnessFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
