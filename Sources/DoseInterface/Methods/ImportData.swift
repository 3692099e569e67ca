/// Puts what was exported in the place of the data, all of it or nothing, once every line of the
/// file is read. path: from the root on, read with the rights of the service. replace: also where
/// something is on record already; that is kept beside it. dryRun: only looks whether it could be
/// done. newest: the last thing that is on record in it. before: where the data from before is
/// kept.
package enum ImportData: InterfaceMethod {
    package static let name = "io.dosed.ImportData"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var path: String
        package var replace: Bool?
        package var dryRun: Bool?

        package init(requestId: String, path: String, replace: Bool? = nil, dryRun: Bool? = nil) {
            self.requestId = requestId
            self.path = path
            self.replace = replace
            self.dryRun = dryRun
        }
    }

    package typealias Reply = ReplacedData
}
