/// What is said about time zones and their files.
extension Sentences {
    static let machineHasNoZone = "The time zone of this machine is not set."

    static func machineSaysNoZone(_ known: String) -> String {
        "This machine does not say in which time zone it is (/etc/localtime). "
            + "dosed goes on with \(known)."
    }

    static func notAZone(_ name: String) -> String { "\"\(name)\" is not the name of a zone." }

    static func noSuchZone(_ name: String, _ path: String) -> String {
        "There is no time zone \(name) on this machine (\(path)). "
            + "The package tzdata holds them."
    }

    static func damagedZone(_ name: String, _ path: String) -> String {
        "The file of the time zone \(name) is damaged: \(path). Install the package tzdata anew."
    }

    /// Behind another sentence.
    static let oldRulesGoOn = " dosed goes on with the rules from before."
}
