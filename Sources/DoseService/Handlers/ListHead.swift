import DoseInterface

/// What is said about the whole of a list, with its first part.
struct ListHead: Sendable {
    var remarks: [Remark] = []
    /// The home zone of the one whom the call is about: a list of everyone has times of others too.
    var zone: String?
}
