import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Everything that one answer is made from: the open transaction, the person, the instant, the
/// home zone and the drug table.
struct Scene {
    let transaction: StoreTransaction
    let person: PersonID
    let home: Zone
    let formulary: Formulary
    let zones: any ZoneSource
    let amounts: AmountWords
    /// The day at home.
    let today: CivilDate

    init(
        transaction: StoreTransaction, person: PersonID, home: Zone, formulary: Formulary,
        zones: any ZoneSource, amounts: AmountWords
    ) {
        self.transaction = transaction
        self.person = person
        self.home = home
        self.formulary = formulary
        self.zones = zones
        self.amounts = amounts
        today = home.civil(at: transaction.now).date
    }

    var now: Instant { transaction.now }

    /// The zone that a prescription's schedule lives in.
    func zone(of prescription: StoredPrescription) throws -> Zone {
        try zone(named: prescription.order.zone)
    }

    func zone(named name: String) throws -> Zone {
        name == home.name ? home : try zones.zone(named: name)
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
            transaction: transaction.inName(of: uid), person: person, home: home,
            formulary: formulary, zones: zones, amounts: amounts)
    }
}
