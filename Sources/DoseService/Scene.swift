import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Everything that one answer is made from: the open transaction, the person, the instant, the
/// home zone and the drug table.
struct Scene {
    let transaction: StoreTransaction
    /// The person whom all of it is about.
    let profile: StoredPerson
    /// Whether the call named that person.
    var isNamed = false
    let home: Zone
    let formulary: Formulary
    let zones: HeldZones
    let clockTrust: ClockTrust
    /// The clocks as they were read for this instant.
    let sense: ClockSense
    let unsaved: UnsavedReminders
    /// The day at home.
    let today: CivilDate

    init(
        transaction: StoreTransaction, profile: StoredPerson, home: Zone, formulary: Formulary,
        zones: HeldZones, clockTrust: ClockTrust, sense: ClockSense,
        unsaved: UnsavedReminders
    ) {
        self.transaction = transaction
        self.profile = profile
        self.home = home
        self.formulary = formulary
        self.zones = zones
        self.clockTrust = clockTrust
        self.sense = sense
        self.unsaved = unsaved
        today = home.civil(at: transaction.now).date
    }

    var now: Instant { transaction.now }
    var person: PersonID { profile.id }

    func zone(named name: String) throws -> Zone {
        name == home.name ? home : try zones.zone(named: name)
    }

    /// The zone in which an order's local times lie: the person's home zone, or the zone of the
    /// machine for one that goes along with it. Both are taken as they are now; a change of zone
    /// is no change of what was ordered, so it makes no revision. Hours that pass belong to no
    /// zone: they are counted in the one in which they were begun.
    func zone(of order: StoredOrder) throws -> Zone {
        let zone = try localZone(of: order)
        guard zone.name != order.zone, Self.isElapsed(try Schedule.parse(canonical: order.schedule))
        else { return zone }
        return try self.zone(named: order.zone)
    }

    /// The zone in which an order's times are shown.
    func localZone(of order: StoredOrder) throws -> Zone {
        try localZone(followsDevice: order.followsDevice)
    }

    func localZone(followsDevice: Bool) throws -> Zone {
        // A machine that never said where it is is taken to be at home.
        guard followsDevice, let device = zones.device else { return home }
        return try zone(named: device)
    }

    /// Whether a text asks for the zone of the device; nil when it says nothing.
    func followsDevice(_ text: String?) throws -> Bool? {
        switch text {
        case nil: return nil
        case "home": return false
        case "device": return true
        default: throw Invalid(parameter: "follows", message: Sentences.followsWhat)
        }
    }

    /// The schedule of a prescription that holds now.
    func schedule(of prescription: StoredPrescription) throws -> Schedule {
        try Schedule.parse(canonical: prescription.order.schedule)
    }

    func drug(of prescription: StoredPrescription) -> Drug? {
        prescription.drugID.flatMap { formulary.drug(id: $0) }
    }

    /// The same scene in the name of another user: what time does is not the caller's doing.
    func inName(of uid: UInt32) -> Scene {
        Scene(
            transaction: transaction.inName(of: uid), profile: profile, home: home,
            formulary: formulary, zones: zones, clockTrust: clockTrust, sense: sense,
            unsaved: unsaved)
    }

    /// The same scene about another person.
    func about(_ other: StoredPerson) throws -> Scene {
        other == profile ? self : about(other, in: try zone(named: other.homeZone))
    }

    func about(_ other: StoredPerson, in home: Zone) -> Scene {
        Scene(
            transaction: transaction, profile: other, home: home, formulary: formulary,
            zones: zones, clockTrust: clockTrust, sense: sense, unsaved: unsaved)
    }
}
