/// Puts a copy in the place of the data, also when the data cannot be used any more. The copy is
/// read whole first, and what was there is kept. path: from the root on. dryRun: only looks whether
/// the copy is good. newest: the last thing that is on record in it. before: where the data from
/// before is kept.
package enum RestoreData: InterfaceMethod {
    package static let name = "io.dosed.RestoreData"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var path: String
        package var dryRun: Bool?

        package init(requestId: String, path: String, dryRun: Bool? = nil) {
            self.requestId = requestId
            self.path = path
            self.dryRun = dryRun
        }
    }

    package typealias Reply = ReplacedData
}
