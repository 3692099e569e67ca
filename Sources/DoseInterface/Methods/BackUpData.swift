/// Copies the data to a file, with the rights of the service. It is read back and compared before
/// it gets its name. path: from the root on. replace: a file that is there gives way.
package enum BackUpData: InterfaceMethod {
    package static let name = "io.dosed.BackUpData"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var path: String
        package var replace: Bool?

        package init(path: String, replace: Bool? = nil) {
            self.path = path
            self.replace = replace
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var backup: Backup

        package init(backup: Backup) {
            self.backup = backup
        }
    }
}
