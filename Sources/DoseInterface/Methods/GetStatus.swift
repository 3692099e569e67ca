/// The daemon and its data at a glance, of everyone unless a person is named; zone: where the
/// default person or that one lives. deviceZone: where the machine is, when it says so.
/// timeOff: the last one, for a day after it. troubles: what keeps dosed from working as it should,
/// in sentences. untoldSeconds: for how long the oldest open reminder has waited that no channel
/// has accepted; absent when there is none.
/// backups: the copies that dosed makes by itself, newest
/// first. nextBackup: when the next one is planned. checked: when all of the data was last found
/// sound. copyBeforeUpgrade: the copy that an upgrade at this start left behind. copyByHand: the
/// newest that BackUpData made; its bytes are 0 when it is there no more.
package enum GetStatus: InterfaceMethod {
    package static let name = "io.dosed.GetStatus"

    package struct Request: Codable, Sendable, Equatable {
        package init() {}
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var version: String
        package var started: Moment
        package var uptimeSeconds: Int
        package var database: String
        package var databaseBytes: Int
        package var schema: Int
        package var zone: String
        package var deviceZone: String?
        package var clock: Clock
        package var timeOff: TimeOff?
        package var troubles: [String]
        package var prescriptions: Int
        package var dueNow: Int
        package var nextReminder: Moment?
        package var nextTitle: String?
        package var watchers: Int
        package var untoldSeconds: Int?
        package var channels: [Channel]
        package var backups: [Backup]
        package var nextBackup: Moment?
        package var checked: Moment?
        package var copyBeforeUpgrade: String?
        package var copyByHand: Backup?

        package init(
            version: String,
            started: Moment,
            uptimeSeconds: Int,
            database: String,
            databaseBytes: Int,
            schema: Int,
            zone: String,
            deviceZone: String? = nil,
            clock: Clock,
            timeOff: TimeOff? = nil,
            troubles: [String],
            prescriptions: Int,
            dueNow: Int,
            nextReminder: Moment? = nil,
            nextTitle: String? = nil,
            watchers: Int,
            untoldSeconds: Int? = nil,
            channels: [Channel],
            backups: [Backup] = [],
            nextBackup: Moment? = nil,
            checked: Moment? = nil,
            copyBeforeUpgrade: String? = nil,
            copyByHand: Backup? = nil
        ) {
            self.version = version
            self.started = started
            self.uptimeSeconds = uptimeSeconds
            self.database = database
            self.databaseBytes = databaseBytes
            self.schema = schema
            self.zone = zone
            self.deviceZone = deviceZone
            self.clock = clock
            self.timeOff = timeOff
            self.troubles = troubles
            self.prescriptions = prescriptions
            self.dueNow = dueNow
            self.nextReminder = nextReminder
            self.nextTitle = nextTitle
            self.watchers = watchers
            self.untoldSeconds = untoldSeconds
            self.channels = channels
            self.backups = backups
            self.nextBackup = nextBackup
            self.checked = checked
            self.copyBeforeUpgrade = copyBeforeUpgrade
            self.copyByHand = copyByHand
        }
    }
}
