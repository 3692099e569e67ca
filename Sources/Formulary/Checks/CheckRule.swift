/// How a check is worked out, with what it needs for that.
package enum CheckRule: Hashable, Sendable {
    /// A recent dental exam without open work.
    case dentalExam
    /// No dental work that is planned.
    case dentalWork
    /// No dental work that was done and is not known to have healed.
    case dentalHealing
    /// A recent lab result. sinceLastDose: it must be newer than the last dose that was given.
    case observation(analyte: String, sinceLastDose: Bool)
    /// Creatinine has not risen from its baseline as the label describes.
    case creatinineRise([RiseRow])
    /// The dose that was ordered is that of the label's row for the baseline clearance.
    case doseTable([ClearanceRow], floor: String)
    /// A recent calcium result, corrected for albumin, not below the lab's own range. tooHigh: from
    /// this corrected value on it is an emergency. floor: below this clearance it matters
    /// as much for later doses as for the first. facts: low calcium that was told counts until a
    /// later result is in range.
    case calcium(tooHigh: [Measure], floor: String?, facts: [String])
    /// A recent lab result that is not below a published level.
    case level(analyte: String, below: Measure)
    /// The medicines that go along with this one are on the list.
    case companions
    /// Pregnancy was looked at, for whoever can become pregnant. facts: those that tell of one, for
    /// whatever dose.
    case pregnancy(analyte: String, exempt: [String], facts: [String])
    /// No medicine is on the list that matters together with this one, by ids of pairs. With a
    /// setting in days, one that ended so many days ago is asked about too.
    case meeting([String])
    /// None of these conditions or risk factors is on record, by id, and none of these medicines is
    /// on the list. present: facts that are the harm itself and not a chance of it.
    case facts([String], medicines: MedicineSet, present: [String])
    /// No allergy to the medicine, or to another one of its kind, is on record.
    case allergy
    /// None of these medicines was taken shortly before the dose.
    case recentIntake(MedicineSet)
    /// The last count is recent and not below the lab's own limit, no medicine on the list lowers
    /// it, and it is not told to be low.
    case lowCount(analyte: String, lowering: MedicineSet, facts: [String])
    /// The kidneys work as far as is known: none of these conditions is on record, and the
    /// clearance is not below a level (mL/min).
    case kidneys(below: String, facts: [String])
    /// The person is not older than so many years.
    case ageUpTo(Int)
    /// The last infusion took as long as the label says.
    case infusionTime
    /// The strength that was ordered is that of the cancer product.
    case strength
    /// A sentence to read; nothing is asked of the record.
    case note
}

/// When the label describes creatinine as risen, in one unit.
package struct RiseRow: Hashable, Sendable {
    /// The unit (UCUM) for which the numbers are printed.
    package let unit: String
    /// A baseline below this is normal.
    package let normalBelow: String
    /// The rise that counts after a normal baseline.
    package let rise: String
    /// The rise that counts after another baseline.
    package let riseFromAbnormal: String
}

/// A row of a label's table of doses by clearance (mL/min). A value between two rows is in none.
package struct ClearanceRow: Hashable, Sendable {
    /// The clearance must be above this; nil where `from` says where the row begins.
    package let above: String?
    /// The lowest clearance of the row.
    package let from: String?
    /// The highest clearance of the row; nil for no end.
    package let upTo: String?
    /// The dose that the row prints, in mg.
    package let amount: String

    /// Whether a clearance is certainly in this row: what a limit leaves open is in none.
    func certainlyHolds(_ clearance: ToldNumber<Exact>) -> Bool {
        if let above, let limit = Exact(above), clearance.isAbove(limit) != true { return false }
        if let from, let limit = Exact(from), clearance.isBelow(limit) != false { return false }
        if let upTo, let limit = Exact(upTo), clearance.isAbove(limit) != false { return false }
        return true
    }
}

/// Medicines by id or by class; a combination belongs to it when one of its parts does.
package struct MedicineSet: Hashable, Sendable {
    /// Ids of medicines.
    package let ids: Set<String>
    /// Classes of medicines.
    package let classes: Set<DrugClass>

    /// No medicine.
    static let none = MedicineSet(ids: [], classes: [])

    /// What stands before a class in the data files.
    static let classMark = "class:"
}
