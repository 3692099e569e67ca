/// The family a medicine belongs to.
package enum DrugClass: String, CaseIterable, Hashable, Sendable {
    case bisphosphonate
    case ranklInhibitor = "rankl-inhibitor"
    case nsaid
    case analgesic
    case opioid
    case aromataseInhibitor = "aromatase-inhibitor"
    case antiestrogen
    case cdkInhibitor = "cdk-inhibitor"
    case chemotherapy
    case mineral
    case vitamin
    case laxative
    case antiemetic
    case benzodiazepine
    case sedative
    case gabapentinoid
    case ssri
    case snri
    case tricyclic
    case antidepressant
    case anticoagulant
    case corticosteroid
    case aminoglycoside
    case loopDiuretic = "loop-diuretic"
    case triptan
    case maoInhibitor = "mao-inhibitor"
    case antiangiogenic
    case immunomodulator
    case opioidAntagonist = "opioid-antagonist"
}

/// How a medicine enters the body. The raw value is a stable token.
package enum RouteCode: String, CaseIterable, Hashable, Sendable {
    case intravenousInfusion = "intravenous-infusion"
    case subcutaneous
    case intramuscular
    case intravenous
    case oral
    case skin
    case nasal
}

/// Who gives the medicine, and where.
package enum CareSetting: String, CaseIterable, Hashable, Sendable {
    /// Given by staff, by appointment.
    case clinic
    /// Taken by the person.
    case home
}

/// What a printed limit counts.
package enum LimitKind: String, CaseIterable, Hashable, Sendable {
    /// The most in any 24 hours.
    case maxIn24Hours = "max-in-24h"
    /// An amount in 24 hours of the ingredient, of all products together, of which packs warn.
    case dangerIn24Hours = "danger-in-24h"
    /// The shortest time between two doses, in hours.
    case minGap = "min-gap"
    /// The largest single dose.
    case maxSingle = "max-single"
    /// The shortest infusion, in minutes.
    case minInfusionTime = "min-infusion-time"
}

/// What a statement is about.
package enum Topic: String, CaseIterable, Hashable, Sendable {
    case benefit
    case howGiven = "how-given"
    case beforeTreatment = "before-treatment"
    case duringTreatment = "during-treatment"
    /// Dental work while on treatment.
    case dentalWork = "dental-work"
    case sideEffect = "side-effect"
    case caution
    case interaction
    case stopping
    case strength
    case callTeam = "call-team"
}
